import react from '@vitejs/plugin-react'
import { membrane } from 'react-membrane/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // Answers /api/membrane-token in `vite dev` and `vite preview`: on Membrane where the env files have its
  // credentials, on a sandbox otherwise. `?tenant=globex` in the address signs somebody else in.
  plugins: [react(), membrane({ tenant: 'acme', tenantSwitch: ['acme', 'globex'] })],
})
