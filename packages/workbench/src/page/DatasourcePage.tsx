import { Alert, Button, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import { useState } from 'react';
import { useParams } from 'react-router-dom';

import { backendService } from './backend-service';

interface Health {
  readonly status: string;
  readonly message: string;
  readonly details?: unknown;
}

/** What "Save & test" says. */
export function DatasourcePage() {
  const { uid = '' } = useParams();
  const [state, setState] = useState<'idle' | 'testing' | Health>('idle');
  const test = () => {
    setState('testing');
    backendService
      .get<Health>(`/api/datasources/uid/${encodeURIComponent(uid)}/health`)
      .then(setState, (error: { data?: Health }) => {
        setState(error.data ?? { status: 'ERROR', message: String(error) });
      });
  };
  return (
    <>
      <h1>{uid}</h1>
      <Stack direction="row">
        <Button onClick={test}>Test the connection</Button>
        <LinkButton variant="secondary" href={`/datasources/${encodeURIComponent(uid)}/query`}>
          Query editor
        </LinkButton>
      </Stack>
      {state === 'testing' && <LoadingPlaceholder text="Testing …" />}
      {typeof state === 'object' && (
        <Alert severity={state.status === 'OK' ? 'success' : 'error'} title={state.message}>
          {state.details !== undefined && <pre>{JSON.stringify(state.details, null, 2)}</pre>}
        </Alert>
      )}
    </>
  );
}
