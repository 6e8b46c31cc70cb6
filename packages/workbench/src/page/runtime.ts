import { createTheme } from '@grafana/data';
import {
  config,
  locationService,
  setAppEvents,
  setCurrentUser,
  setEchoSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
} from '@grafana/runtime';
import { EventBusSrv } from '@grafana/data';

import { boot } from './boot';

/** The singletons that Grafana gives its plugins, as far as plugins ask for them. */
config.theme2 = createTheme({ colors: { mode: boot.theme } });
config.theme = config.theme2.v1;

setAppEvents(new EventBusSrv());
setEchoSrv({ addBackend() {}, addEvent() {}, flush() {} });
setCurrentUser({ orgRole: 'Admin', login: 'workbench' } as never);
setLocationSrv(locationService as never);
setReturnToPreviousHook(() => () => {});
setPluginLinksHook(() => ({ links: [], isLoading: false }));
setPluginComponentsHook(() => ({ components: [], isLoading: false }));
setPluginComponentHook(() => ({ component: null, isLoading: false }));
setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
