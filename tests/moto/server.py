"""moto's server, mended where AWS's documentation says otherwise and the application relies on it.

Each mend fails once moto does not need it. The arguments are those of moto_server.
"""

import json
from time import time_ns
from types import SimpleNamespace

from moto.apigateway.models import apigateway_backends
from moto.apigateway.responses import APIGatewayResponse
from moto.apigateway.urls import url_paths
from moto.cloudformation.parsing import CloudFormationModel
from moto.cognitoidp.models import cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.s3 import notifications
from moto.s3.models import FakeBucket, s3_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.server import main


def added(name, create):
    """A type of resources that CloudFormation then makes, too.

    `create` takes the properties, the account and the region. It makes the resource by moto's own code for the API
    call, and returns what `Ref` stands for, and what `Fn::GetAtt` does, by attribute.
    """
    known = {model.cloudformation_type() for model in CloudFormationModel.__subclasses__()}
    assert name not in known, f"moto makes {name}: it no longer needs to be added"

    class Added(CloudFormationModel):
        # moto finds the service of a model in the name of its module.
        __module__ = CloudFormationModel.__module__

        def __init__(self, ref, attributes):
            self.physical_resource_id = ref
            self.attributes = attributes

        @staticmethod
        def cloudformation_name_type():
            return ""

        @staticmethod
        def cloudformation_type():
            return name

        @classmethod
        def create_from_cloudformation_json(cls, _name, resource, account, region, **_others):
            return cls(*create(resource["Properties"], account, region))

        def get_cfn_attribute(self, attribute):
            return self.attributes[attribute]

    return Added


def user_pool(properties, account, region):
    others = {name: value for name, value in properties.items() if name != "UserPoolName"}
    pool = cognitoidp_backends[account][region].create_user_pool(properties["UserPoolName"], others)
    return pool.id, {"Arn": pool.arn}


def user_pool_client(properties, account, region):
    others = {name: value for name, value in properties.items() if name not in ("UserPoolId", "GenerateSecret")}
    client = cognitoidp_backends[account][region].create_user_pool_client(
        properties["UserPoolId"], properties["GenerateSecret"], others
    )
    return client.id, {}


def user_pool_group(properties, account, region):
    group = cognitoidp_backends[account][region].create_group(
        properties["UserPoolId"], properties["GroupName"], properties["Description"], None, None
    )
    return group.group_name, {}


def secret(properties, account, region):
    backend = secretsmanager_backends[account][region]
    asked = properties["GenerateSecretString"]
    password = backend.get_random_password(
        asked["PasswordLength"], "", False, asked["ExcludePunctuation"], False, False, False, True
    )
    made = backend.create_secret(
        "signing", json.loads(password)["RandomPassword"], None, properties["Description"], [], None, None, [], False
    )
    arn = json.loads(made)["ARN"]
    return arn, {"Id": arn}


def usage_plan(properties, account, region):
    """Its throttle, its quota and its stage are left out: no gateway is here to look at them."""
    named = {"name": properties["UsagePlanName"], "description": properties["Description"]}
    return apigateway_backends[account][region].create_usage_plan(named).id, {}


def mend_notifications():
    """CloudFormation tells a bucket what to notify (AWS::S3::Bucket, NotificationConfiguration)."""
    plain = FakeBucket.create_from_cloudformation_json

    def notifying(name, resource, account, region, **others):
        bucket = plain(name, resource, account, region, **others)
        assert bucket.notification_configuration is None, "mend_notifications is no longer needed"
        asked = resource["Properties"].get("NotificationConfiguration", {}).get("QueueConfigurations", [])
        if asked:
            s3_backends[account]["aws"].put_bucket_notification_configuration(
                name, {"QueueConfiguration": [queue_configuration(one) for one in asked]}
            )
        return bucket

    FakeBucket.create_from_cloudformation_json = notifying


def queue_configuration(asked):
    """A configuration of CloudFormation as S3 is given it."""
    rules = asked["Filter"]["S3Key"]["Rules"]
    return {"Queue": asked["Queue"], "Event": [asked["Event"]], "Filter": {"S3Key": {"FilterRule": rules}}}


def mend_usernames():
    """The admin calls of Cognito take a user's sub for the Username (AdminGetUser and others: "this value must be the
    sub of a local user")."""
    backend = cognitoidp_backends["000000000000"]["us-west-2"]
    pool = backend.create_user_pool("needless", {})
    user = backend.admin_create_user(pool.id, "ada", "SUPPRESS", "Abc123!x", [])
    assert pool._get_user(user.id) is None, "moto finds users by their sub: mend_usernames is no longer needed"
    backend.reset()
    param = CognitoIdpResponse._get_param

    def by_sub(self, name, *others):
        value = param(self, name, *others)
        pool = self.backend.user_pools.get(param(self, "UserPoolId")) if name == "Username" else None
        users = pool.users.values() if pool else []
        return next((user.username for user in users if user.id == value), value)

    CognitoIdpResponse._get_param = by_sub


def mend_sequencers():
    """The events that S3 sends when objects are made or deleted have a sequencer, which tells their order
    (AmazonS3/latest/userguide/notification-content-structure.html)."""
    plain = notifications._get_s3_event

    def sequenced(event_name, bucket, key, notification_id):
        event = plain(event_name, bucket, key, notification_id)
        event["Records"][0]["s3"]["object"]["sequencer"] = f"{time_ns():018X}"
        return event

    example = plain(
        "s3:ObjectCreated:Put",
        SimpleNamespace(name="b", arn="a", region_name="r"),
        SimpleNamespace(name="k", etag="e", size=1),
        "n",
    )
    assert "sequencer" not in example["Records"][0]["s3"]["object"], "mend_sequencers is no longer needed"
    notifications._get_s3_event = sequenced


def mend_usage():
    """GetUsage tells how often the keys of a usage plan were used: never, as no gateway counts here."""
    path = "{0}/usageplans/(?P<usage_plan_id>[^/]+)/usage$"
    assert not hasattr(APIGatewayResponse, "get_usage"), "mend_usage is no longer needed"

    def get_usage(self):
        asked = {name: self._get_param(name) for name in ("startDate", "endDate")}
        return json.dumps({"usagePlanId": self.path.split("/")[2], **asked, "values": {}})

    APIGatewayResponse.get_usage = get_usage
    url_paths[path] = APIGatewayResponse.dispatch


# moto finds them among the subclasses of its model, which does not keep them alive.
ADDED = [
    added("AWS::ApiGateway::UsagePlan", usage_plan),
    added("AWS::Cognito::UserPool", user_pool),
    added("AWS::Cognito::UserPoolClient", user_pool_client),
    added("AWS::Cognito::UserPoolGroup", user_pool_group),
    added("AWS::SecretsManager::Secret", secret),
]
mend_notifications()
mend_usage()
mend_usernames()
mend_sequencers()
main()
