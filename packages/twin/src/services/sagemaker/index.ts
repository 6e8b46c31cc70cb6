import type { Service } from '../../http/service.ts';
import { describeEndpoint, describeEndpointConfig, listEndpoints } from './endpoints.ts';
import { listGroups, listModels, listPackages } from './models.ts';
import { listExecutions, listSchedules } from './monitoring.ts';

export const sageMaker: Service = {
  name: 'sagemaker',
  iamPrefix: 'sagemaker',
  protocol: 'json-1.1',
  target: 'SageMaker',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    ListEndpoints: { handle: listEndpoints },
    DescribeEndpoint: { handle: describeEndpoint },
    DescribeEndpointConfig: { handle: describeEndpointConfig },
    ListModels: { handle: listModels },
    ListModelPackageGroups: { handle: listGroups },
    ListModelPackages: { handle: listPackages },
    ListMonitoringSchedules: { handle: listSchedules },
    ListMonitoringExecutions: { handle: listExecutions },
  },
};
