/**
 * The library that signs. It is an ES module only, which CommonJS under Jest cannot load: importing this package
 * must not fail there, so it comes with the first signature. Bundlers are told to keep it with the rest.
 */
export const loadJose = () => import(/* webpackMode: "eager" */ 'jose')
