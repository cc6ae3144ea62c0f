"""moto's server, mended where AWS's documentation says otherwise and the application relies on it.

Each mend refuses to start once moto does not need it. The arguments are those of moto_server.
"""

from types import SimpleNamespace
from time import time_ns

from moto.cognitoidp.models import cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.s3 import notifications
from moto.server import main


def mend_usernames():
    """The admin calls of Cognito take a user's sub for the Username (AdminGetUser and others: "this value must be the
    sub of a local user")."""
    backend = cognitoidp_backends["000000000000"]["us-west-2"]
    pool = backend.create_user_pool("needless", {})
    user = backend.admin_create_user(pool.id, "ada", "SUPPRESS", "Abc123!x", [])
    assert pool._get_user(user.id) is None, "moto finds users by their sub: mend_usernames is not needed any more"
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
    assert "sequencer" not in example["Records"][0]["s3"]["object"], "mend_sequencers is not needed any more"
    notifications._get_s3_event = sequenced


mend_usernames()
mend_sequencers()
main()
