/** Each service spells types its own way; AWS CloudFormation's names are the ones that most of AWS understands. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Instance': ['AwsEc2Instance', 'AWS_EC2_INSTANCE', 'Instance'],
  'AWS::EC2::Volume': ['AwsEc2Volume', 'EBSVolume'],
  'AWS::EC2::SecurityGroup': ['AwsEc2SecurityGroup'],
  'AWS::EC2::VPC': ['AwsEc2Vpc'],
  'AWS::EC2::Subnet': ['AwsEc2Subnet'],
  'AWS::S3::Bucket': ['AwsS3Bucket', 'S3Bucket'],
  'AWS::RDS::DBInstance': ['AwsRdsDbInstance', 'RDSDBInstance'],
  'AWS::RDS::DBCluster': ['AwsRdsDbCluster'],
  'AWS::Lambda::Function': ['AwsLambdaFunction', 'AWS_LAMBDA_FUNCTION', 'Lambda'],
  'AWS::DynamoDB::Table': ['AwsDynamoDbTable'],
  'AWS::SQS::Queue': ['AwsSqsQueue'],
  'AWS::SNS::Topic': ['AwsSnsTopic'],
  'AWS::KMS::Key': ['AwsKmsKey'],
  'AWS::SecretsManager::Secret': ['AwsSecretsManagerSecret'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['AwsElbv2LoadBalancer'],
  'AWS::ECR::Repository': ['AwsEcrRepository', 'AWS_ECR_REPOSITORY'],
  'AWS::ECR::ContainerImage': ['AwsEcrContainerImage', 'AWS_ECR_CONTAINER_IMAGE'],
  'AWS::ECS::Cluster': ['AwsEcsCluster', 'ECSCluster'],
  'AWS::EKS::Cluster': ['AwsEksCluster', 'EKSCluster'],
  'AWS::EFS::FileSystem': ['AwsEfsFileSystem'],
  'AWS::OpenSearchService::Domain': ['AwsOpenSearchServiceDomain', 'AwsElasticsearchDomain'],
  'AWS::IAM::Role': ['AwsIamRole'],
  'AWS::IAM::User': ['AwsIamUser'],
  'AWS::IAM::AccessKey': ['AwsIamAccessKey', 'AccessKey'],
  'AWS::CloudTrail::Trail': ['AwsCloudTrailTrail'],
  'AWS::Organizations::Account': ['AwsAccount'],
};

const COMMON = new Map(Object.entries(SPELLINGS).flatMap(([common, others]) => others.map((one) => [one, common])));

/** The type of a resource in CloudFormation's words; as it is where we do not know them. */
export function commonType(type: string | null): string | null {
  return type === null ? null : (COMMON.get(type) ?? type);
}
