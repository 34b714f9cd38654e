import Dynamock
import DynamockTesting
import Testing

/// Global tables of version 2017.11.29, which AWS has closed, auto scaling of replicas, and changes
/// of replicas on a table that has none ([ack-quirks] DDB-GLOBALTABLE-002,
/// DDB-GLOBALTABLESETTINGS-001 and DDB-TABLE-203, 241, 242 and 253).
@Suite("Global tables")
struct GlobalTableTests {
  static let closed =
    Words.invalid
    + "DynamoDB global tables version 2017.11.29 is not supported. We recommend using DynamoDB "
    + "global tables version 2019.11.21, instead of version 2017.11.29 (Legacy)."

  static let noTable = Expected.fails(
    "GlobalTableNotFoundException",
    "Global table not found: Global table with name: 'Main' does not exist.")
  static let noSettings = Expected.fails(
    "GlobalTableNotFoundException", "Global table with name: 'Main' does not exist.")

  static let legacy: [(call: Call, expected: Expected)] = [
    (
      Call(
        "CreateGlobalTable",
        #"{"GlobalTableName":"Main","ReplicationGroup":[{"RegionName":"us-east-1"}]}"#),
      .invalid(closed)
    ),
    (
      Call("CreateGlobalTable", #"{"GlobalTableName":"M","ReplicationGroup":[]}"#),
      .invalid(
        Words.detected + "Value 'M' at 'globalTableName' failed to satisfy constraint: Member "
          + "must have length greater than or equal to 3")
    ),
    (
      Call(
        "UpdateGlobalTable",
        #"{"GlobalTableName":"Main","ReplicaUpdates":[{"Create":{"RegionName":"us-west-2"}}]}"#),
      .invalid(closed)
    ),
    (
      Call(
        "UpdateGlobalTable",
        #"{"GlobalTableName":"Main","ReplicaUpdates":[{"Delete":{"RegionName":"us-west-2"}}]}"#),
      noTable
    ),
    (
      Call("UpdateGlobalTable", #"{"GlobalTableName":"Main","ReplicaUpdates":[]}"#),
      .invalid("One or more parameter values were invalid")
    ),
    (
      Call("UpdateGlobalTable", #"{"GlobalTableName":"Main","ReplicaUpdates":[{}]}"#),
      .invalid("One or more parameter values were invalid")
    ),
    (
      Call("DescribeGlobalTable", #"{"GlobalTableName":"Main"}"#),
      noTable
    ),
    (Call("DescribeGlobalTableSettings", #"{"GlobalTableName":"Main"}"#), noSettings),
    (
      Call(
        "UpdateGlobalTableSettings",
        #"{"GlobalTableName":"Main","GlobalTableBillingMode":"PAY_PER_REQUEST"}"#), noSettings
    ),
    (
      Call(
        "UpdateGlobalTableSettings",
        #"{"GlobalTableName":"Main","GlobalTableBillingMode":"FREE"}"#),
      .invalid(
        Words.detected + "Value 'FREE' at 'globalTableBillingMode' failed to satisfy constraint: "
          + "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]")
    ),
    (Call("ListGlobalTables"), .equals(#"{"GlobalTables":[]}"#)),
    (
      Call("ListGlobalTables", #"{"Limit":0}"#),
      .invalid(
        Words.detected + "Value '0' at 'limit' failed to satisfy constraint: Member must have "
          + "value greater than or equal to 1")
    ),
  ]

  @Test(
    "the version of 2017 is closed, whether or not there is a table of the name", arguments: legacy)
  func closedVersion(_ call: Call, _ expected: Expected) async throws {
    for setting in Setting.all {
      try await Throwaway.run(setting) { throwaway in
        expected.check(try await throwaway.send(call), "\(setting): \(call)")
        try await throwaway.prepare([.hashTable])
        expected.check(try await throwaway.send(call), "\(setting), with a table: \(call)")
      }
    }
  }

  // MARK: Auto scaling of replicas

  static func scale(_ members: String, of table: String = "Main") -> Call {
    Call("UpdateTableReplicaAutoScaling", #"{"TableName":"\#(table)",\#(members)}"#)
  }

  static func writes(_ settings: String) -> Call {
    scale(#""ProvisionedWriteCapacityAutoScalingUpdate":{\#(settings)}"#)
  }

  static func reads(_ settings: String...) -> Call {
    let replicas = settings.map {
      #"{"RegionName":"us-west-2","ReplicaProvisionedReadCapacityAutoScalingUpdate":{\#($0)}}"#
    }
    return scale(#""ReplicaUpdates":[\#(replicas.joined(separator: ","))]"#)
  }

  static let policy =
    #""ScalingPolicyUpdate":{"TargetTrackingScalingPolicyConfiguration":{"TargetValue":70}}"#
  static let whole = #""MinimumUnits":1,"MaximumUnits":10,"# + policy
  static let failed = "Failed to update settings for global table with name: ‘Main"

  static let scaling: [(call: Call, message: String)] = [
    (
      writes(#""MinimumUnits":1,"MaximumUnits":10"#),
      "\(failed)’: Parameters 'ScalingPolicyUpdate' are required unless auto scaling is being "
        + "disabled."
    ),
    (
      reads(policy),
      "\(failed)’: Parameters 'MaximumUnits', 'MinimumUnits' are required unless auto scaling is "
        + "being disabled."
    ),
    (
      reads(""),
      "\(failed)’: Parameters 'MaximumUnits', 'ScalingPolicyUpdate', 'MinimumUnits' are required "
        + "unless auto scaling is being disabled."
    ),
    (
      writes(#""AutoScalingDisabled":true,"MinimumUnits":1,"MaximumUnits":10"#),
      "Failed to update settings for global table with name ‘Main’: Parameters 'MaximumUnits', "
        + "'MinimumUnits' must be left blank when disabling auto scaling."
    ),
    (
      reads(#""AutoScalingDisabled":true,"# + policy),
      "Failed to update settings for global table with name ‘Main’: Parameters "
        + "'ScalingPolicyUpdate' must be left blank when disabling auto scaling."
    ),
    (
      Call("UpdateTableReplicaAutoScaling", #"{"TableName":"Main"}"#),
      "\(failed)’ because at least one update parameter must be specified."
    ),
    (
      scale(#""ReplicaUpdates":[{"RegionName":"us-west-2"}]"#),
      "\(failed)’ because at least one update parameter must be specified for region: ‘us-west-2’."
    ),
    (
      reads(whole, whole),
      "\(failed)’ because the regions: ‘[us-west-2]’ were specified more than once."
    ),
    (
      writes(#""MinimumUnits":0,"MaximumUnits":10,"# + policy),
      Words.detected + "Value '0' at 'provisionedWriteCapacityAutoScalingUpdate.minimumUnits' "
        + "failed to satisfy constraint: Member must have value greater than or equal to 1"
    ),
  ]

  @Test("incomplete auto scaling is rejected before the table is looked up", arguments: scaling)
  func incomplete(_ call: Call, _ message: String) async throws {
    try await Throwaway.run { throwaway in
      Expected.invalid(message).check(try await throwaway.send(call), message)
    }
  }

  @Test("a table without replicas has no auto scaling of them", arguments: Setting.all)
  func noReplicas(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      let expected = Expected.fails(
        "ResourceNotFoundException", "Global table with name: 'Main' does not exist.")
      let describe = Call("DescribeTableReplicaAutoScaling", #"{"TableName":"Main"}"#)
      let calls = [
        describe, Self.writes(Self.whole), Self.reads(Self.whole),
        Self.writes(#""AutoScalingDisabled":true"#),
      ]
      for call in calls { expected.check(try await throwaway.send(call), "missing: \(call)") }
      try await throwaway.prepare([.hashTable])
      for call in calls { expected.check(try await throwaway.send(call), "present: \(call)") }
    }
  }

  // MARK: Replicas of a table of one region

  static func replicas(_ updates: String...) -> Call {
    UpdateTableTests.update(#""ReplicaUpdates":[\#(updates.joined(separator: ","))]"#)
  }

  private static func action(_ name: String, _ region: String) -> String {
    #"{"\#(name)":{"RegionName":"\#(region)"}}"#
  }

  static let local =
    "Cannot add or delete the local region through ReplicaUpdates. Use CreateTable, DeleteTable, "
    + "or UpdateTable as required."
  static let several =
    "Update table operation with more than one create or delete replica actions not allowed"
  static let mixed =
    "Update table operation with more than one type of replica actions not allowed."
  static let notMember =
    "Update global table operation failed because one or more replicas were not part of the global "
    + "table. Please retry the request without these replicas: [us-west-2]."
  static let notBuilt =
    Words.invalid + "dynamock does not support the member ReplicaUpdates yet. "
    + "The setting unsupported = ignore accepts and ignores it"

  static let updates: [(call: Call, message: String)] = [
    (replicas(action("Create", "us-east-1")), local),
    (replicas(action("Delete", "us-east-1")), local),
    (replicas(action("Delete", "us-west-2")), notMember),
    (replicas(action("Update", "us-west-2")), notMember),
    (
      replicas("{}"), "There are no actions specified in the Replica Update Action of the request."
    ),
    (replicas(action("Create", "us-west-2"), action("Create", "eu-west-1")), several),
    (replicas(action("Create", "us-west-2"), action("Delete", "eu-west-1")), mixed),
    (replicas(action("Create", "us-west-2")), notBuilt),
    (replicas(action("Create", "us-west-2"), action("Create", "us-west-2")), notBuilt),
  ]

  @Test("changes of replicas are rejected, by AWS's rules first", arguments: updates)
  func changes(_ call: Call, _ message: String) async throws {
    for setting in Setting.stores {
      try await Throwaway.run(setting) { throwaway in
        try await throwaway.prepare([.hashTable])
        Expected.invalid(message).check(try await throwaway.send(call), "\(setting): \(call)")
      }
    }
  }

  @Test("a table of one region accepts a mode of replication without overrides")
  func replicationMode() async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable])
      for mode in ["ENABLED", "DISABLED"] {
        let answer = try await throwaway.send(
          UpdateTableTests.update(#""GlobalTableSettingsReplicationMode":"\#(mode)""#))
        Expected.contains(
          #"{"TableDescription":{"GlobalTableSettingsReplicationMode":"(absent)"}}"#
        ).check(answer, mode)
      }
      Expected.invalid(
        "Value 'ENABLED_WITH_OVERRIDES' at 'GlobalTableSettingsReplicationMode' failed to satisfy "
          + "constraint: Only ENABLED and DISABLED settings replication are supported for a "
          + "Regional Table."
      ).check(
        try await throwaway.send(
          UpdateTableTests.update(
            #""GlobalTableSettingsReplicationMode":"ENABLED_WITH_OVERRIDES""#)), "overrides")
    }
  }
}
