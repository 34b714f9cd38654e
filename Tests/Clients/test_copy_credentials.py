"""The credentials of `dynamock copy`, compared with those that botocore finds in the same place."""

import os
import random
import subprocess
import sys

import pytest
from server import Server
from tables import attribute_definitions, connect, key_schema
from witness import Witness

PAIR = "aws_access_key_id = {0}\naws_secret_access_key = s{0}\n"


def keys(name, **more):
    return PAIR.format(name) + "".join(f"{each} = {value}\n" for each, value in more.items())


# Variables, the configuration and the credentials; nothing where there is no file.
CASES = [
    ({"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"}, None, None),
    ({"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}, None, None),
    ({}, None, "[default]\n" + keys("B")),
    ({}, None, "[default]\n" + keys("B", aws_session_token="t")),
    ({}, "[default]\n" + keys("C"), None),
    ({}, "[default]\n" + keys("C"), "[default]\n" + keys("B")),
    ({"AWS_PROFILE": "work"}, None, "[default]\n" + keys("B") + "[work]\n" + keys("W")),
    ({"AWS_PROFILE": "work"}, "[profile work]\n" + keys("W"), "[default]\n" + keys("B")),
    ({"AWS_PROFILE": "my work"}, "[profile 'my work']\n" + keys("W"), None),
    ({"AWS_DEFAULT_PROFILE": "work"}, "[profile work]\n" + keys("W"), None),
    ({"AWS_DEFAULT_PROFILE": "work", "AWS_PROFILE": "other"},
     "[profile work]\n" + keys("W") + "[profile other]\n" + keys("O"), None),
    ({"AWS_PROFILE": "work", "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"},
     "[profile work]\n" + keys("W"), None),
    ({}, None, "# comment\n[default] ; more\n" + keys("B") + "; end\n"),
    ({}, None, "[DEFAULT]\n" + keys("D") + "[default]\n"),
    ({}, None, "[default]\r\naws_access_key_id=B\r\naws_secret_access_key=s\r\n"),
    ({}, None, "[default]\nAWS_ACCESS_KEY_ID : B\nAws_Secret_Access_Key : s\n"),
    ({}, "[default]\ns3 =\n  max_concurrent_requests = 2\n" + keys("C"), None),
    ({}, "[profile default]\n" + keys("P"), None),
    ({}, "[default]\n" + keys("C") + "[profile default]\n" + keys("P"), None),
    ({}, "[default]\ncredential_process = {program} P\n", None),
    ({}, "[default]\ncredential_process = {program} P\n" + keys("C"), None),
    ({}, "[default]\ncredential_process = {program} P\n", "[default]\n" + keys("B")),
    ({}, "[default]\ncredential_process = {program} P token\n", None),
    ({}, "[default]\ncredential_process = '{program}' \"P\"\n", None),
    ({}, "[default]\ncredential_process = {program} 'Q'\n[profile x]\n", None),
]


@pytest.fixture(scope="module")
def witness(tmp_path_factory):
    server = Server().start()
    connect(server.url).create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
        AttributeDefinitions=attribute_definitions("id:S"),
    )
    with Witness(server.port) as witness:
        yield witness
    server.kill()


def environment(folder, variables, configuration, credentials):
    """An environment in which only these files are."""
    program = folder / "keys"
    program.write_text(
        "#!/bin/sh\n"
        'token=; [ -n "$2" ] && token=",\\"SessionToken\\":\\"$2\\""\n'
        'echo "{\\"Version\\":1,\\"AccessKeyId\\":\\"$1\\",\\"SecretAccessKey\\":\\"s\\"$token}"\n'
    )
    program.chmod(0o755)
    for name, text in [("config", configuration), ("credentials", credentials)]:
        if text is not None:
            (folder / name).write_bytes(text.replace("{program}", str(program)).encode())
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "AWS_CONFIG_FILE": "~/config",
        "AWS_SHARED_CREDENTIALS_FILE": "$HOME/credentials", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_REGION": "eu-west-1", **variables,
    }


FINDER = """
import botocore.session
found = botocore.session.Session().get_credentials()
print(found.access_key, found.token) if found else print("none")
"""


def of_botocore(variables, python):
    done = subprocess.run([python, "-c", FINDER], env=variables, capture_output=True, text=True, timeout=60)
    return done.stdout.strip() if done.returncode == 0 else "error"


def of_dynamock(witness, folder, variables):
    witness.requests.clear()
    done = subprocess.run(
        [Server.binary(), "copy", "--from", witness.url, "--data", "copy.sqlite"],
        cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )
    if not witness.requests:
        assert done.returncode == 1, done.stderr
        return "error"
    fields = witness.requests[0]["fields"]
    key = fields["Authorization"].split("Credential=")[1].split("/")[0]
    # Where there are none, a server that is not AWS is sent made-up ones.
    return "none" if key == "dynamock" else f"{key} {fields.get('X-Amz-Security-Token')}"


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_the_credentials_are_those_that_botocore_finds(witness, tmp_path, case):
    variables = environment(tmp_path, *case)
    expected = of_botocore(variables, sys.executable)
    assert expected not in ("error", "none")
    assert of_dynamock(witness, tmp_path, variables) == expected


def test_random_files_are_read_as_botocore_reads_them(witness, tmp_path):
    """Pieces of files in any order: the same credentials, or an error on both sides."""
    chance = random.Random(34)
    pieces = [
        "[default]\n", "[profile a]\n", "[a]\n", "[DEFAULT]\n", "[ default ]\n", "[profile \"a\"]\n",
        "aws_access_key_id = K{n}\n", "aws_secret_access_key = s\n", "aws_session_token: t{n}\n",
        "  aws_access_key_id = K{n}\n", "# x\n", "; y\n", "\n", "region = r\n", "s3 =\n  a = b\n",
        "aws_access_key_id = K{n}\naws_secret_access_key = s\n", "junk\n", "\taws_secret_access_key = t\n",
    ]
    outcomes = set()
    for number in range(40):
        text = "[default]\n" if chance.random() < 0.7 else ""
        for position in range(chance.randrange(1, 9)):
            text += chance.choice(pieces).replace("{n}", str(position))
        folder = tmp_path / str(number)
        folder.mkdir()
        profile = {"AWS_PROFILE": "a"} if chance.random() < 0.2 else {}
        variables = environment(
            folder, profile, *chance.choice([(text, None), (None, text)])
        )
        expected = of_botocore(variables, sys.executable)
        if "\n" in expected:
            # A value of several lines, which botocore finds and cannot send.
            expected = "error"
        assert of_dynamock(witness, folder, variables) == expected, text
        outcomes.add(expected.split()[0][:1])
    assert {"K", "n", "e"} <= outcomes


def test_users_of_sso_are_told_how_to_export_their_credentials(tmp_path):
    variables = environment(tmp_path, {"AWS_PROFILE": "dev"}, "[profile dev]\nsso_session = corp\n", None)
    done = subprocess.run(
        [Server.binary(), "copy", "--from", "aws", "--data", "copy.sqlite"],
        cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 1
    assert 'eval "$(aws configure export-credentials --profile dev --format env)"' in done.stderr


def test_what_a_credential_process_prints_is_in_no_message(tmp_path):
    variables = environment(
        tmp_path, {}, "[default]\ncredential_process = sh -c 'echo hush-hush; exit 3'\n", None
    )
    done = subprocess.run(
        [Server.binary(), "copy", "--from", "aws", "--data", "copy.sqlite"],
        cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 1
    assert "ended with status 3" in done.stderr
    assert "hush" not in done.stderr + done.stdout
