"""Puts findings and detectors into a moto server and prints what was put there. Usage: fill_security.py URL"""

import json
import sys
import urllib.request

import boto3

REGION = "eu-west-1"
ACCOUNT = "123456789012"
BUCKET = "arn:aws:s3:::letters"


def client(name, url):
    return boto3.client(name, endpoint_url=url, region_name=REGION, aws_access_key_id="any", aws_secret_access_key="any")


def finding(own_id, **more):
    return {
        "SchemaVersion": "2018-10-08",
        "Id": own_id,
        "ProductArn": f"arn:aws:securityhub:{REGION}:{ACCOUNT}:product/{ACCOUNT}/default",
        "GeneratorId": "scanner",
        "AwsAccountId": ACCOUNT,
        "CreatedAt": "2026-10-01T08:00:00Z",
        "UpdatedAt": "2026-10-02T08:00:00Z",
        "Severity": {"Label": "HIGH", "Normalized": 70},
        "Title": "Letters can be read by anybody",
        "Description": "The bucket is public.",
        "Resources": [{"Type": "AwsS3Bucket", "Id": BUCKET, "Region": REGION}],
        "RecordState": "ACTIVE",
        "Workflow": {"Status": "NEW"},
        **more,
    }


def main(url):
    client("securityhub", url).enable_security_hub()
    failed = client("securityhub", url).batch_import_findings(
        Findings=[finding("1"), finding("2", RecordState="ARCHIVED"), finding("3", Workflow={"Status": "SUPPRESSED"})]
    )["FailedCount"]
    detector = client("guardduty", url).create_detector(Enable=True)["DetectorId"]
    vulnerability = {
        "findingArn": f"arn:aws:inspector2:{REGION}:{ACCOUNT}:finding/" + "a" * 32,
        "awsAccountId": ACCOUNT,
        "type": "PACKAGE_VULNERABILITY",
        "title": "CVE-2021-44228 - log4j-core",
        "description": "d",
        "severity": "CRITICAL",
        "status": "ACTIVE",
        "inspectorScore": 10.0,
        "firstObservedAt": 1790000000,
        "lastObservedAt": 1790003600,
        "remediation": {},
        "resources": [{"type": "AWS_EC2_INSTANCE", "id": "i-0abc", "region": REGION}],
        "packageVulnerabilityDetails": {"vulnerabilityId": "CVE-2021-44228", "source": "NVD"},
    }
    body = json.dumps({"results": [[vulnerability]], "region": REGION}).encode()
    queue = f"{url}/moto-api/static/inspector2/findings-results"
    urllib.request.urlopen(urllib.request.Request(queue, body, {"content-type": "application/json"})).read()
    print(json.dumps({"failed": failed, "detector": detector}))


main(sys.argv[1])
