import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests that secrets are not written to recordings.
@Suite("Secrets in recordings")
struct SecretTests {
  private static let salt = "a salt that is in no repository"

  /// Records requests that contain realistic credentials and an address in every place of the API.
  private static func record(into folder: TemporaryFolder) async throws -> VaultStage {
    folder.write(
      #"{"format":1,"scrub":["Item.email","Item.home.street","Item.pin","Item.codes","Item.phones[*]","Item.notes.M.doctor.S",{"operation":"GetItem","path":"Item.age"}]}"#,
      to: "vault.json")
    let stage = try await VaultStage(folder) {
      $0.mode = .record
      $0.salt = Self.salt
      $0.writes = VaultSettings.operations("writes,CreateTable,ExecuteStatement") ?? []
    }
    let console = stage.console
    try await console.makeTable()
    for (operation, body) in Self.requests {
      let reply = try await console.call(operation, body, on: nil, Self.secrets)
      #expect(reply.status == 200 || reply.error == "ConditionalCheckFailedException", "\(reply)")
    }
    try await stage.end()
    return stage
  }

  private static let secrets = [
    ("X-Amz-Security-Token", "FwoGZXIvYXdzEPz//////////wEaDOSECRETTOKEN"),
    ("User-Agent", "Boto3/1.43.11 md/Botocore"), ("amz-sdk-invocation-id", "10c9f1f0-aaaa-bbbb"),
  ]

  private static let requests: [(String, String)] = [
    (
      "PutItem",
      #"{"TableName":"Orders","Item":{"id":{"S":"1"},"email":{"S":"ada@example.org"},"age":{"N":"36"},"home":{"M":{"street":{"S":"St James's Square"},"city":{"S":"London"}}}}}"#
    ),
    ("GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"1"}}}"#),
    (
      "Scan",
      ##"{"TableName":"Orders","FilterExpression":"email = :e OR contains(#h.street, :s)","ExpressionAttributeNames":{"#h":"home"},"ExpressionAttributeValues":{":e":{"S":"ada@example.org"},":s":{"S":"St James's Square"}}}"##
    ),
    (
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"UpdateExpression":"SET email = :e, home = :h","ExpressionAttributeValues":{":e":{"S":"ada@example.org"},":h":{"M":{"street":{"S":"St James's Square"}}}},"ReturnValues":"ALL_OLD"}"#
    ),
    (
      "PutItem",
      #"{"TableName":"Orders","Item":{"id":{"S":"1"}},"ConditionExpression":"email = :e","ExpressionAttributeValues":{":e":{"S":"nobody@example.org"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#
    ),
    (
      "BatchWriteItem",
      #"{"RequestItems":{"Orders":[{"PutRequest":{"Item":{"id":{"S":"2"},"email":{"S":"ada@example.org"}}}}]}}"#
    ),
    (
      "TransactWriteItems",
      #"{"TransactItems":[{"Update":{"TableName":"Orders","Key":{"id":{"S":"1"}},"UpdateExpression":"SET email = :e","ExpressionAttributeValues":{":e":{"S":"ada@example.org"}}}}]}"#
    ),
    (
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"AttributeUpdates":{"email":{"Value":{"S":"ada@example.org"},"Action":"PUT"}}}"#
    ),
    ("ExecuteStatement", #"{"Statement":"SELECT * FROM Orders WHERE email = 'ada@example.org'"}"#),
    (
      "ExecuteStatement",
      #"{"Statement":"SELECT * FROM Orders WHERE pin = 8675309001 OR pin IN (8675309002, -8675309003) OR pin BETWEEN 8.675309004e9 AND 8675309005 OR 8675309006 < pin"}"#
    ),
    (
      "ExecuteStatement",
      #"{"Statement":"INSERT INTO Orders VALUE {'id': '9', 'email': 'ada@example.org', 'pin': 8675309007, 'home': {'street': 'St James''s Square', 'city': 'London'}, 'codes': <<8675309008, 8675309009>>, 'phones': ['hush-1', {'work': 'hush-2'}], 'notes': {'doctor': 'hush-3'}}"}"#
    ),
    (
      "ExecuteStatement",
      #"{"Statement":"UPDATE Orders SET home.street = 'St James''s Square' SET pin = pin + 8675309010 SET codes = set_add(codes, <<8675309011>>) WHERE id = '9' AND codes = <<8675309008, 8675309009>>"}"#
    ),
    (
      "ExecuteStatement",
      #"{"Statement":"SELECT * FROM Orders WHERE email = ?","Parameters":[{"S":"ada@example.org"}]}"#
    ),
  ]

  @Test("are key ids, tokens, signatures, dates of requests, accounts and what vault.json scrubs")
  func scan() async throws {
    let stage = try await Self.record(into: TemporaryFolder())
    #expect(stage.files.count == 14)
    for (name, bytes) in stage.folder.everything where name != "vault.json" {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in [
        "AKIDEXAMPLE", "AKIA", "Authorization", "Signature", "AWS4-HMAC", "SECRETTOKEN", "FwoGZ",
        "Boto3", "10c9f1f0", "20261121T", "X-Amz", "999988887777", "123456789012",
        "ada@example", "nobody@", "St James", Self.salt, "8675309", "8.675309", "hush-",
      ] {
        #expect(!text.contains(secret), "\(name) has \(secret): \(text)")
      }
    }
  }

  @Test("are replayed as equal pseudonyms for equal values")
  func replay() async throws {
    let folder = TemporaryFolder()
    _ = try await Self.record(into: folder)
    let stage = try await VaultStage(folder) {
      $0.mode = .replay
      $0.salt = Self.salt
    }
    var emails: Set<String> = []
    for (operation, body) in Self.requests {
      let reply = try await stage.console.call(operation, body)
      #expect(reply.recording != nil, "\(reply)")
      let item = reply.json?["Item"] ?? reply.json?["Attributes"]
      if let email = item?["email"]?["S"]?.text { emails.insert(email) }
    }
    #expect(emails.count == 1)
    let pseudonym = try #require(emails.first)
    #expect(pseudonym.hasPrefix("scrubbed-"))
    #expect(try await stage.console.get("1").json?["Item"]?["age"]?["N"]?.text?.count == 26)
    // Clients send received values back.
    let back = try await stage.console.call(
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"AttributeUpdates":{"email":{"Value":"#
        + #"{"S":"\#(pseudonym)"},"Action":"PUT"}}}"#)
    #expect(back.recording != nil, "\(back)")
  }

  @Test("need a salt")
  func salt() async throws {
    let folder = TemporaryFolder()
    folder.write(#"{"format":1,"scrub":["Item.email"]}"#, to: "vault.json")
    let console = try Console()
    let reply = try await console.control(
      "POST", "vault", #"{"mode":"replay","path":"\#(folder.path)"}"#)
    #expect(reply.refusal?.contains("needs a salt: set DYNAMOCK_VAULT_SALT") == true, "\(reply)")
    folder.write("pepper\n", to: ".salt")
    #expect(
      try await console.control("POST", "vault", #"{"mode":"replay","path":"\#(folder.path)"}"#)
        .status == 200)
  }

  @Test("are removed from existing files permanently")
  func scrub() async throws {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .record }
    try await stage.console.makeTable()
    try await stage.console.put("1", #","email":{"S":"ada@example.org"}"#)
    _ = try await stage.console.get("1")
    try await stage.end()
    let vault = VaultFolder(folder.path)
    let pattern = try #require(PathPattern("Item.email"))
    let changed = try vault.scrub([pattern], salt: "pepper")
    #expect(changed.count == 2)
    for (name, bytes) in folder.everything {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("ada@"), "\(name)")
    }
    let before = folder.contents
    #expect(try vault.scrub(salt: "pepper").isEmpty)
    #expect(folder.contents == before)
    let replay = try await VaultStage(folder) {
      $0.mode = .replay
      $0.salt = "pepper"
    }
    #expect(
      try await replay.console.put("1", #","email":{"S":"ada@example.org"}"#).recording != nil)
  }
}
