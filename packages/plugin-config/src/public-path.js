/* global PLUGIN_ID */
// Chunks are fetched from where module.js came from, whatever host, sub-path or CDN that is.
import amdModule from 'amd-module';

// eslint-disable-next-line no-undef -- webpack's own variable
__webpack_public_path__ = amdModule?.uri
  ? amdModule.uri.slice(0, amdModule.uri.lastIndexOf('/') + 1)
  : `public/plugins/${PLUGIN_ID}/`;
