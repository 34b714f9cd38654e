import Dynamock
import DynamockTesting
import Testing

/// Tests members that AWS supports and Dynamock does not.
@Suite("Unsupported members")
struct UnsupportedMemberTests {
  static let members: [(operation: String, name: String, value: String)] = [
    (
      "CreateTable", "GlobalTableSourceArn",
      #""arn:aws:dynamodb:us-east-1:123456789012:table/Other""#
    ),
    ("CreateTable", "GlobalTableSettingsReplicationMode", #""ENABLED""#),
    ("UpdateTable", "ReplicaUpdates", #"[{"Create":{"RegionName":"eu-west-1"}}]"#),
    ("UpdateTable", "MultiRegionConsistency", #""STRONG""#),
    ("UpdateTable", "GlobalTableWitnessUpdates", #"[{"Create":{"RegionName":"eu-west-1"}}]"#),
    ("UpdateTable", "DisassociationProtectionEnabled", "true"),
  ]

  private static func call(_ operation: String, _ name: String, _ value: String) -> Call {
    operation == "CreateTable"
      ? .table(key: "p:S", with: #""\#(name)":\#(value)"#)
      : Call("UpdateTable", #"{"TableName":"Main","\#(name)":\#(value)}"#)
  }

  @Test(
    "are rejected by name, and change nothing", arguments: Setting.stores, members)
  func refuses(
    _ setting: Setting, _ member: (operation: String, name: String, value: String)
  ) async throws {
    try await Throwaway.run(setting) { throwaway in
      if member.operation == "UpdateTable" { try await throwaway.prepare([.hashTable]) }
      let answer = try await throwaway.send(Self.call(member.operation, member.name, member.value))
      Expected.invalid(
        Words.invalid + "dynamock does not support the member \(member.name) yet. "
          + "The setting unsupported = ignore accepts and ignores it"
      ).check(answer, member.name)
      let tables = try await throwaway.send(Call("ListTables"))
      let left = member.operation == "CreateTable" ? "" : "\"Main\""
      Expected.equals(#"{"TableNames":[\#(left)]}"#).check(tables, "tables after \(member.name)")
    }
  }

  @Test("are all named if there are several")
  func several() async throws {
    try await Throwaway.run(.inProcess(.memory)) { throwaway in
      let answer = try await throwaway.send(
        .table(
          key: "p:S",
          with: #""GlobalTableSettingsReplicationMode":"ENABLED","#
            + #""GlobalTableSourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Other""#))
      Expected.invalid(
        Words.invalid
          + "dynamock does not support the members GlobalTableSourceArn, "
          + "GlobalTableSettingsReplicationMode yet. "
          + "The setting unsupported = ignore accepts and ignores them"
      ).check(answer, "two members")
    }
  }

  @Test("are reported after the errors of AWS itself")
  func wrongRequest() async throws {
    try await Throwaway.run(.inProcess(.memory)) { throwaway in
      try await throwaway.prepare([.hashTable])
      let answer = try await throwaway.send(
        .table(key: "p:S", with: #""GlobalTableSettingsReplicationMode":"ENABLED""#))
      Expected.fails("ResourceInUseException", "Table already exists: Main")
        .check(answer, "a table that exists")
    }
  }
}
