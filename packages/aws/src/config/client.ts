import type {
  DescribeComplianceByConfigRuleResponse,
  DescribeConfigRulesResponse,
  DescribeConfigurationRecorderStatusResponse,
  GetComplianceDetailsByConfigRuleRequest,
  GetComplianceDetailsByConfigRuleResponse,
} from '@aws-sdk/client-config-service';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

type Paged<Response> = (input: { readonly NextToken: string | undefined }, signal?: AbortSignal) => Promise<Response>;

/** What we need of AWS Config in one region; each is one call. @throws AwsError */
export interface ConfigClient {
  readonly complianceByRule: Paged<DescribeComplianceByConfigRuleResponse>;
  readonly rules: Paged<DescribeConfigRulesResponse>;
  complianceDetails(
    input: GetComplianceDetailsByConfigRuleRequest,
    signal?: AbortSignal
  ): Promise<GetComplianceDetailsByConfigRuleResponse>;
  recorderStatus(signal?: AbortSignal): Promise<DescribeConfigurationRecorderStatusResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-config-service');

export function configClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): ConfigClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { ConfigServiceClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async complianceByRule(input, abortSignal) {
      const { DescribeComplianceByConfigRuleCommand: Command } = await sdk();
      return connection.call('config:DescribeComplianceByConfigRule', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async rules(input, abortSignal) {
      const { DescribeConfigRulesCommand: Command } = await sdk();
      return connection.call('config:DescribeConfigRules', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async complianceDetails(input, abortSignal) {
      const { GetComplianceDetailsByConfigRuleCommand: Command } = await sdk();
      return connection.call('config:GetComplianceDetailsByConfigRule', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async recorderStatus(abortSignal) {
      const { DescribeConfigurationRecorderStatusCommand: Command } = await sdk();
      return connection.call('config:DescribeConfigurationRecorderStatus', (client) =>
        client.send(new Command({}), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
