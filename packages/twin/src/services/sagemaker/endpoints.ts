import type { Call } from '../../http/service.ts';
import { createdAt } from '../../world/inventory.ts';
import { VARIANT } from '../cloudwatch/model-series.ts';
import type { Deployment } from './deployment.ts';
import { arnFor, configOf, deploymentsOf, find, instancesOf, modelOf } from './deployment.ts';
import { pageOf, seconds } from './page.ts';

function summary(call: Call, { asset, name, trainedAt }: Deployment) {
  return {
    EndpointName: name,
    EndpointArn: asset.resource.id,
    CreationTime: seconds(createdAt(asset, call.world)),
    LastModifiedTime: seconds(trainedAt),
    EndpointStatus: 'InService',
  };
}

export function listEndpoints(call: Call): unknown {
  const { page, next } = pageOf(call, deploymentsOf(call));
  return { Endpoints: page.map((one) => summary(call, one)), NextToken: next };
}

export function describeEndpoint(call: Call): unknown {
  const name = String(call.input['EndpointName']);
  const one = find(call, 'endpoint', 'endpoint', (other) => other.name === name, name);
  const count = instancesOf(one, call);
  return {
    ...summary(call, one),
    EndpointConfigName: configOf(one),
    ProductionVariants: [
      {
        VariantName: VARIANT,
        CurrentWeight: 1,
        DesiredWeight: 1,
        CurrentInstanceCount: count,
        DesiredInstanceCount: count,
      },
    ],
    DataCaptureConfig: {
      EnableCapture: true,
      CaptureStatus: 'Started',
      CurrentSamplingPercentage: 20,
      DestinationS3Uri: `s3://${call.caller.accountId}-captured/${name}`,
      KmsKeyId: '',
    },
  };
}

export function describeEndpointConfig(call: Call): unknown {
  const name = String(call.input['EndpointConfigName']);
  const one = find(call, 'endpoint configuration', 'endpoint-config', (other) => configOf(other) === name, name);
  return {
    EndpointConfigName: name,
    EndpointConfigArn: arnFor(call, 'endpoint-config', name),
    ProductionVariants: [
      {
        VariantName: VARIANT,
        ModelName: modelOf(one, one.version),
        InitialInstanceCount: instancesOf(one, call),
        InstanceType: one.asset.instanceType,
        InitialVariantWeight: 1,
      },
    ],
    CreationTime: seconds(one.trainedAt),
  };
}
