"""Puts machines, storage, databases, load balancers and models into a moto server and prints what was put there. Usage: fill_inventory.py URL"""

import json
import sys

import boto3

REGION = "eu-west-1"


def client(name, url):
    return boto3.client(name, endpoint_url=url, region_name=REGION, aws_access_key_id="any", aws_secret_access_key="any")


def tagged(kind, **tags):
    return [{"ResourceType": kind, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}]


def fill_ec2(ec2):
    image = ec2.describe_images()["Images"][0]["ImageId"]
    started = ec2.run_instances(
        ImageId=image,
        InstanceType="m5.large",
        MinCount=7,
        MaxCount=7,
        TagSpecifications=tagged("instance", Name="web", team="shop"),
    )["Instances"]
    machines = [one["InstanceId"] for one in started]
    ec2.stop_instances(InstanceIds=machines[:1])
    ec2.terminate_instances(InstanceIds=machines[1:2])
    volume = ec2.create_volume(
        AvailabilityZone=f"{REGION}a", Size=80, VolumeType="gp3", Iops=4000, TagSpecifications=tagged("volume", team="shop")
    )["VolumeId"]
    snapshot = ec2.create_snapshot(VolumeId=volume, Description="before the move")["SnapshotId"]
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    used = ec2.allocate_address(Domain="vpc")["AllocationId"]
    ec2.associate_address(AllocationId=used, InstanceId=machines[2])
    subnets = ec2.describe_subnets()["Subnets"]
    gateway = ec2.create_nat_gateway(SubnetId=subnets[0]["SubnetId"], AllocationId=ec2.allocate_address()["AllocationId"])
    return {
        "stopped": machines[0],
        "terminated": machines[1],
        "running": machines[2:],
        "volume": volume,
        "snapshot": snapshot,
        "idle": address,
        "used": used,
        "gateway": gateway["NatGateway"]["NatGatewayId"],
        "subnets": [one["SubnetId"] for one in subnets],
        "vpc": subnets[0]["VpcId"],
    }


def fill_rds(rds):
    return rds.create_db_instance(
        DBInstanceIdentifier="orders",
        DBInstanceClass="db.r6g.large",
        Engine="postgres",
        AllocatedStorage=200,
        StorageType="gp3",
        MultiAZ=True,
        MasterUsername="admin1",
        MasterUserPassword="hush-hush-1",
        Tags=[{"Key": "team", "Value": "shop"}],
    )["DBInstance"]["DBInstanceArn"]


def fill_balancer(elb, ec2):
    balancer = elb.create_load_balancer(Name="shop", Subnets=ec2["subnets"][:2])["LoadBalancers"][0]["LoadBalancerArn"]
    group = elb.create_target_group(Name="shop", Protocol="HTTP", Port=8080, VpcId=ec2["vpc"])["TargetGroups"][0]
    elb.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group["TargetGroupArn"]}],
    )
    elb.register_targets(TargetGroupArn=group["TargetGroupArn"], Targets=[{"Id": one} for one in ec2["running"][:3]])
    return {"balancer": balancer, "group": group["TargetGroupArn"], "targets": 3}


def fill_sagemaker(sagemaker):
    role = "arn:aws:iam::123456789012:role/models"
    sagemaker.create_model(ModelName="churn-v3", ExecutionRoleArn=role, PrimaryContainer={"Image": "churn"})
    variant = {"VariantName": "main", "ModelName": "churn-v3", "InitialInstanceCount": 2, "InstanceType": "ml.m5.large"}
    sagemaker.create_endpoint_config(EndpointConfigName="churn", ProductionVariants=[variant])
    endpoint = sagemaker.create_endpoint(EndpointName="churn", EndpointConfigName="churn")["EndpointArn"]
    group = sagemaker.create_model_package_group(ModelPackageGroupName="churn")["ModelPackageGroupArn"]
    for _ in range(2):
        sagemaker.create_model_package(ModelPackageGroupName="churn", ModelApprovalStatus="Approved")
    return {"endpoint": endpoint, "group": group}


def main():
    url = sys.argv[1]
    ec2 = fill_ec2(client("ec2", url))
    filled = {
        "account": client("sts", url).get_caller_identity()["Account"],
        "ec2": ec2,
        "database": fill_rds(client("rds", url)),
        "balancing": fill_balancer(client("elbv2", url), ec2),
        "models": fill_sagemaker(client("sagemaker", url)),
    }
    print(json.dumps(filled))


if __name__ == "__main__":
    main()
