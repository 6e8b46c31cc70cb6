import { EngineError } from '../errors.ts';

export const keyIsChanging = (dataDir: string) =>
  new EngineError(
    'ENGINE_KEY_ROTATING',
    `The key of ${dataDir} is being changed by another process (smartcloudops key rotate). Start again when it is done.`
  );
