"""Transforms a SAM template as AWS does, by the translator that AWS SAM has open-sourced.

Reads {"template": ..., "parameters": {...}} from standard input, and writes the CloudFormation template.
"""

import json
import sys

from samtranslator.public.translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform


class NoPolicies(ManagedPolicyLoader):
    def __init__(self):
        super().__init__(None)

    def load(self):
        return {}


asked = json.load(sys.stdin)
json.dump(transform(asked["template"], asked["parameters"], NoPolicies()), sys.stdout)
