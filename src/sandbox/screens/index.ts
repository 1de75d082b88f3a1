export { screenRoutes } from './routes.js'
