module.exports = {
  // jsdom with `Request` and `fetch`, which `jest-environment-jsdom` hides.
  testEnvironment: 'jest-fixed-jsdom',
}
