// The package's own build is configured in the repository's vite.config.ts, which Storybook would else take over.
export default {}
