"""Fills a moto server with boto3 and prints what was put there, as one JSON object. Usage: fill_moto.py URL"""

import gzip
import json
import sys
from datetime import datetime, timedelta, timezone

import boto3

REGION = "eu-west-1"


def client(name, url):
    return boto3.client(name, endpoint_url=url, region_name=REGION, aws_access_key_id="any", aws_secret_access_key="any")


def fill_cloudwatch(cloudwatch):
    """Two values an hour, none in the third; more metrics than fit a page; alarms, one of them gone off."""
    start = datetime.now(timezone.utc).replace(minute=0, second=0, microsecond=0) - timedelta(hours=5)
    hours = [[10, 30], [50, 70], [], [20, 40]]
    values = [
        {
            "MetricName": "CPUUtilization",
            "Dimensions": [{"Name": "InstanceId", "Value": "i-1"}],
            "Timestamp": start + timedelta(hours=hour, minutes=30 * i),
            "Unit": "Percent",
            "Value": value,
        }
        for hour, pair in enumerate(hours)
        for i, value in enumerate(pair)
    ]
    cloudwatch.put_metric_data(Namespace="AWS/EC2", MetricData=values)
    queues = [f"queue-{number:04}" for number in range(620)]
    for first in range(0, len(queues), 200):
        cloudwatch.put_metric_data(
            Namespace="Shop/Queues",
            MetricData=[
                {"MetricName": "Depth", "Dimensions": [{"Name": "Queue", "Value": queue}], "Timestamp": start, "Value": 1}
                for queue in queues[first : first + 200]
            ],
        )
    alarms = [f"alarm-{number:03}" for number in range(130)]
    for name in alarms:
        cloudwatch.put_metric_alarm(
            AlarmName=name,
            Namespace="AWS/EC2",
            MetricName="CPUUtilization",
            Dimensions=[{"Name": "InstanceId", "Value": "i-1"}],
            Statistic="Average",
            Period=300,
            EvaluationPeriods=3,
            Threshold=90.5,
            ComparisonOperator="GreaterThanThreshold",
            Unit="Percent",
            AlarmActions=["arn:aws:sns:eu-west-1:123456789012:ops"] if name == alarms[0] else [],
        )
    cloudwatch.set_alarm_state(AlarmName=alarms[0], StateValue="ALARM", StateReason="tested")
    return {"start": start.timestamp() * 1000, "queues": len(queues), "alarms": alarms}


def fill_budgets(budgets, account):
    """One spent to the last digit, one without a forecast, one of usage."""
    period = {"Start": datetime(2026, 1, 1, tzinfo=timezone.utc), "End": datetime(2087, 6, 15, tzinfo=timezone.utc)}
    usd = lambda amount: {"Amount": amount, "Unit": "USD"}  # noqa: E731
    shared = {"TimeUnit": "MONTHLY", "TimePeriod": period}
    made = [
        {
            "BudgetName": "company",
            "BudgetType": "COST",
            "BudgetLimit": usd("1000.10"),
            "CalculatedSpend": {"ActualSpend": usd("812.3456789012"), "ForecastedSpend": usd("1100")},
            "CostFilters": {"Service": ["Amazon Simple Storage Service"]},
            "CostTypes": {"UseAmortized": True, "IncludeTax": True, "IncludeCredit": False},
            **shared,
        },
        {"BudgetName": "young", "BudgetType": "COST", "BudgetLimit": usd("5"), "CalculatedSpend": {"ActualSpend": usd("0")}, **shared},
        {
            "BudgetName": "requests",
            "BudgetType": "USAGE",
            "BudgetLimit": {"Amount": "1000000", "Unit": "Requests"},
            "CalculatedSpend": {"ActualSpend": {"Amount": "5", "Unit": "Requests"}},
            **shared,
        },
    ]
    for budget in made:
        budgets.create_budget(AccountId=account, Budget=budget)
    return [budget["BudgetName"] for budget in made]


def fill_organization(organizations):
    """Forty accounts, more than a page; two levels of units."""
    organization = organizations.create_organization(FeatureSet="ALL")["Organization"]
    root = organizations.list_roots()["Roots"][0]["Id"]
    outer = organizations.create_organizational_unit(ParentId=root, Name="Workloads")["OrganizationalUnit"]["Id"]
    inner = organizations.create_organizational_unit(ParentId=outer, Name="Production")["OrganizationalUnit"]["Id"]
    accounts = {}
    for number in range(40):
        made = organizations.create_account(Email=f"a{number}@example.org", AccountName=f"account-{number:02}")
        accounts[f"account-{number:02}"] = made["CreateAccountStatus"]["AccountId"]
    organizations.move_account(AccountId=accounts["account-00"], SourceParentId=root, DestinationParentId=inner)
    organizations.move_account(AccountId=accounts["account-01"], SourceParentId=root, DestinationParentId=outer)
    return {"id": organization["Id"], "management": organization["MasterAccountId"], "accounts": accounts}


def fill_s3(s3):
    """An export that creates new: as many executions as do not fit a page of manifests, the newest one in the usual place as well."""
    bucket, folder, name = "bills", "cur 2+x/daily", "daily"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    data = gzip.compress(b"line_item_unblended_cost\n1.25\n" * 2000, mtime=0)
    periods = {}
    for month, executions in (("2026-09", 3), ("2026-10", 1001)):
        for number in range(executions):
            run = f"2026-11-01T00:{number // 60:02}:{number % 60:02}.000Z-execution"
            key = f"{folder}/data/BILLING_PERIOD={month}/{run}/{name}-00001.csv.gz"
            manifest = json.dumps({"dataFiles": [f"s3://{bucket}/{key}"]}).encode()
            s3.put_object(Bucket=bucket, Key=f"{folder}/metadata/BILLING_PERIOD={month}/{run}/{name}-Manifest.json", Body=manifest)
        s3.put_object(Bucket=bucket, Key=key, Body=data)
        s3.put_object(Bucket=bucket, Key=f"{folder}/metadata/BILLING_PERIOD={month}/{name}-Manifest.json", Body=manifest)
        periods[month] = key
    return {"bucket": bucket, "prefix": "cur 2+x", "name": name, "periods": periods, "bytes": len(data)}


def main(url):
    account = client("sts", url).get_caller_identity()["Account"]
    filled = {
        "account": account,
        "cloudwatch": fill_cloudwatch(client("cloudwatch", url)),
        "budgets": fill_budgets(client("budgets", url), account),
        "organization": fill_organization(client("organizations", url)),
        "s3": fill_s3(client("s3", url)),
    }
    print(json.dumps(filled))


if __name__ == "__main__":
    main(*sys.argv[1:])
