"""One question, or more, for every operation that the twin has; botocore checks each before it is sent.

A question is what the client's method takes, or a function of the answers so far (by operation) that gives it.
"""

# Where something of the kind is, as region and key of the account; elsewhere is us-east-1 and the management account.
PLACES = {
    "compute-optimizer.GetLambdaFunctionRecommendations": ("us-east-1", "PAYMENTS"),
    "compute-optimizer.GetECSServiceRecommendations": ("us-east-1", "STOREFRONT"),
    "ec2.DescribeSnapshots": ("us-west-2", "DATA"),
    "sagemaker": ("us-west-2", "ML"),
}
# The company has none of these.
NOTHING = {"compute-optimizer.GetAutoScalingGroupRecommendations", "ec2.DescribeReservedInstances"}

MONTH = {"Start": "2026-10-01", "End": "2026-11-01"}
DATABASES = {"Dimensions": {"Key": "SERVICE", "Values": ["Amazon Relational Database Service"]}}
DAY = {"StartTime": "2026-11-22T00:00:00Z", "EndTime": "2026-11-23T00:00:00Z"}
CPU = {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization"}
TABLE = {"CatalogName": "AwsDataCatalog", "DatabaseName": "bill", "TableName": "focus"}
KEY = {"KeyId": "alias/smartcloudops"}


def dimensions(seen):
    return next(one["Dimensions"] for one in seen["ListMetrics"]["Metrics"] if one["MetricName"] == "CPUUtilization" and one["Namespace"] == "AWS/EC2")


SAMPLES = {
    "ce": {
        "GetCostAndUsage": [
            {"TimePeriod": MONTH, "Granularity": "DAILY", "Metrics": ["UnblendedCost", "AmortizedCost", "UsageQuantity"]},
            {"TimePeriod": MONTH, "Granularity": "MONTHLY", "Metrics": ["NetUnblendedCost"], "GroupBy": [{"Type": "DIMENSION", "Key": "SERVICE"}, {"Type": "TAG", "Key": "team"}]},
        ],
        "GetCostAndUsageWithResources": [
            {"TimePeriod": {"Start": "2026-11-16", "End": "2026-11-18"}, "Granularity": "DAILY", "Metrics": ["UnblendedCost"], "Filter": DATABASES, "GroupBy": [{"Type": "DIMENSION", "Key": "RESOURCE_ID"}]}
        ],
        "GetCostForecast": [{"TimePeriod": {"Start": "2026-11-24", "End": "2027-01-01"}, "Granularity": "MONTHLY", "Metric": "UNBLENDED_COST", "PredictionIntervalLevel": 80}],
        "GetDimensionValues": [{"TimePeriod": MONTH, "Dimension": "SERVICE", "MaxResults": 5}, {"TimePeriod": MONTH, "Dimension": "LINKED_ACCOUNT"}],
        "GetTags": [{"TimePeriod": MONTH}, {"TimePeriod": MONTH, "TagKey": "team"}],
        "GetCostCategories": [{"TimePeriod": MONTH}, {"TimePeriod": MONTH, "CostCategoryName": "BusinessUnit"}],
        "GetAnomalies": [{"DateInterval": {"StartDate": "2026-09-01"}, "MaxResults": 10}],
        "GetAnomalyMonitors": [{}],
        "GetSavingsPlansUtilization": [{"TimePeriod": MONTH, "Granularity": "DAILY"}],
        "GetSavingsPlansUtilizationDetails": [{"TimePeriod": MONTH}],
        "GetSavingsPlansCoverage": [{"TimePeriod": MONTH, "Granularity": "MONTHLY", "GroupBy": [{"Type": "DIMENSION", "Key": "SERVICE"}]}],
        "GetReservationUtilization": [{"TimePeriod": MONTH, "Granularity": "DAILY", "Filter": DATABASES}],
        "GetReservationCoverage": [{"TimePeriod": MONTH, "Granularity": "DAILY", "Filter": DATABASES}],
        "ListCostCategoryDefinitions": [{}],
        "DescribeCostCategoryDefinition": [lambda seen: {"CostCategoryArn": seen["ListCostCategoryDefinitions"]["CostCategoryReferences"][0]["CostCategoryArn"]}],
        "ListCostAllocationTags": [{"Status": "Active"}, {}],
    },
    "cloudwatch": {
        "ListMetrics": [{"Namespace": "AWS/EC2"}, {"RecentlyActive": "PT3H", "IncludeLinkedAccounts": True}],
        "GetMetricData": [
            lambda seen: {**DAY, "MetricDataQueries": [{"Id": "a", "MetricStat": {"Metric": {**CPU, "Dimensions": dimensions(seen)}, "Period": 3600, "Stat": "p99"}}]}
        ],
        "GetMetricStatistics": [lambda seen: {**DAY, **CPU, "Dimensions": dimensions(seen), "Period": 3600, "Statistics": ["Average", "SampleCount"]}],
        "DescribeAlarms": [{"AlarmTypes": ["MetricAlarm", "CompositeAlarm"]}, {"MaxRecords": 2}],
        "DescribeAlarmHistory": [{"AlarmTypes": ["MetricAlarm"], "HistoryItemType": "StateUpdate", "MaxRecords": 50}],
    },
    "sts": {
        "GetCallerIdentity": [{}],
        "AssumeRole": [lambda seen: {"RoleArn": f"arn:aws:iam::{seen['GetCallerIdentity']['Account']}:role/Reader", "RoleSessionName": "model"}],
    },
    "budgets": {
        "DescribeBudgets": [lambda seen: {"AccountId": seen["account"], "MaxResults": 5}],
        "DescribeBudget": [lambda seen: {"AccountId": seen["account"], "BudgetName": seen["DescribeBudgets"]["Budgets"][0]["BudgetName"]}],
    },
    "organizations": {
        "DescribeOrganization": [{}],
        "ListAccounts": [{}, {"MaxResults": 2}],
        "ListRoots": [{}],
        "ListOrganizationalUnitsForParent": [lambda seen: {"ParentId": seen["ListRoots"]["Roots"][0]["Id"]}],
        "ListAccountsForParent": [lambda seen: {"ParentId": seen["ListRoots"]["Roots"][0]["Id"]}],
    },
    "cost-optimization-hub": {
        "ListEnrollmentStatuses": [{"includeOrganizationInfo": True}],
        "ListRecommendations": [{"maxResults": 5}, {"maxResults": 1000}],
    },
    "compute-optimizer": {
        "GetEnrollmentStatus": [{}],
        "GetEC2InstanceRecommendations": [{}],
        "GetEBSVolumeRecommendations": [{}],
        "GetLambdaFunctionRecommendations": [{}],
        "GetRDSDatabaseRecommendations": [{}],
        "GetECSServiceRecommendations": [{}],
        "GetAutoScalingGroupRecommendations": [{}],
        "GetIdleRecommendations": [{}],
    },
    "securityhub": {"GetFindings": [{"MaxResults": 100}]},
    "guardduty": {
        "ListDetectors": [{}],
        "ListFindings": [lambda seen: {"DetectorId": seen["ListDetectors"]["DetectorIds"][0]}],
        "GetFindings": [lambda seen: {"DetectorId": seen["ListDetectors"]["DetectorIds"][0], "FindingIds": seen["ListFindings"]["FindingIds"][:50]}],
    },
    "accessanalyzer": {
        "ListAnalyzers": [{}],
        "ListFindingsV2": [lambda seen: {"analyzerArn": seen["ListAnalyzers"]["analyzers"][0]["arn"]}],
    },
    "inspector2": {"BatchGetAccountStatus": [{}], "ListFindings": [{"maxResults": 100}]},
    "config": {
        "DescribeConfigurationRecorderStatus": [{}],
        "DescribeConfigRules": [{}],
        "DescribeComplianceByConfigRule": [{}],
        "GetComplianceDetailsByConfigRule": [lambda seen: {"ConfigRuleName": seen["DescribeConfigRules"]["ConfigRules"][0]["ConfigRuleName"]}],
    },
    "kms": {
        "GenerateDataKey": [{**KEY, "KeySpec": "AES_256"}],
        "Encrypt": [{**KEY, "Plaintext": b"secret"}],
        "Decrypt": [lambda seen: {"CiphertextBlob": seen["Encrypt"]["CiphertextBlob"]}],
    },
    "athena": {
        "StartQueryExecution": [{"QueryString": "SELECT 1"}],
        "GetQueryExecution": [lambda seen: {"QueryExecutionId": seen["StartQueryExecution"]["QueryExecutionId"]}],
        "GetQueryResults": [lambda seen: {"QueryExecutionId": seen["StartQueryExecution"]["QueryExecutionId"]}],
        "StopQueryExecution": [lambda seen: {"QueryExecutionId": seen["StartQueryExecution"]["QueryExecutionId"]}],
        "GetWorkGroup": [{"WorkGroup": "primary"}],
        "GetTableMetadata": [TABLE],
    },
    "sagemaker": {
        "ListEndpoints": [{}, {"MaxResults": 1}],
        "DescribeEndpoint": [lambda seen: {"EndpointName": seen["ListEndpoints"]["Endpoints"][0]["EndpointName"]}],
        "DescribeEndpointConfig": [lambda seen: {"EndpointConfigName": seen["DescribeEndpoint"]["EndpointConfigName"]}],
        "ListModels": [{}],
        "ListModelPackageGroups": [{}],
        "ListModelPackages": [lambda seen: {"ModelPackageGroupName": seen["ListModelPackageGroups"]["ModelPackageGroupSummaryList"][0]["ModelPackageGroupName"]}],
        "ListMonitoringSchedules": [{}],
        "ListMonitoringExecutions": [{}],
    },
    "s3": {
        "ListObjectsV2": [{"Bucket": "bills"}, {"Bucket": "bills", "Prefix": "cur/", "Delimiter": "/", "MaxKeys": 1}],
        "GetObject": [{"Bucket": "bills", "Key": "note.txt", "Range": "bytes=0-3"}, {"Bucket": "bills", "Key": "note.txt"}],
        "HeadObject": [{"Bucket": "bills", "Key": "note.txt"}],
    },
    "ec2": {
        "DescribeInstances": [{"MaxResults": 5}, {}],
        "DescribeInstanceTypes": [{"InstanceTypes": ["m6i.xlarge", "m6i.2xlarge"]}],
        "DescribeVolumes": [{}],
        "DescribeSnapshots": [{"OwnerIds": ["self"]}],
        "DescribeAddresses": [{}],
        "DescribeNatGateways": [{}],
        "DescribeReservedInstances": [{}],
    },
    "rds": {"DescribeDBInstances": [{}], "DescribeReservedDBInstances": [{}]},
    "elbv2": {
        "DescribeLoadBalancers": [{}],
        "DescribeTargetGroups": [{}],
        "DescribeTargetHealth": [lambda seen: {"TargetGroupArn": seen["DescribeTargetGroups"]["TargetGroups"][0]["TargetGroupArn"]}],
    },
}
