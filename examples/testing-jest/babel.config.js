// For JSX alone: react-membrane is loaded by `require` as it is.
module.exports = {
  sourceType: 'script',
  presets: [['@babel/preset-react', { runtime: 'automatic' }]],
}
