extension ControlRequestFault {
  /// AWS's message ([ack-quirks], us-west-2, October 2026).
  var sentence: String {
    switch self {
    // DDB-TABLE-084.
    case .periodWhileDisabling:
      "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery."
    // DDB-TABLE-301 and [localstack-snapshots].
    case .configurationWhileDisabling:
      "Stream cannot be disabled using EnableKinesisStreamingConfiguration parameters"
    case .nothingToUpdate:
      "Streaming destination cannot be updated with given parameters: "
        + "UpdateKinesisStreamingConfiguration cannot be null or contain only null values"
    // DDB-GLOBALTABLE-002.
    case .closedVersion:
      Sentence.invalid
        + "DynamoDB global tables version 2017.11.29 is not supported. We recommend using DynamoDB "
        + "global tables version 2019.11.21, instead of version 2017.11.29 (Legacy)."
    case .invalidReplicaUpdates: "One or more parameter values were invalid"
    case .noScaling, .repeatedRegions, .scalingWhileDisabling, .scalingIncomplete: scalingSentence
    }
  }

  /// DDB-TABLE-241, 242 and 253, with AWS's quotation marks; one of them has no colon.
  private var scalingSentence: String {
    let failed = "Failed to update settings for global table with name"
    return switch self {
    case .noScaling(let table, let region):
      "\(failed): ‘\(table)’ because at least one update parameter must be specified"
        + (region.map { " for region: ‘\($0)’." } ?? ".")
    case .repeatedRegions(let table, let regions):
      "\(failed): ‘\(table)’ because the regions: ‘\(Sentence.list(regions))’ were specified more "
        + "than once."
    case .scalingWhileDisabling(let table, let members):
      "\(failed) ‘\(table)’: Parameters \(Self.quoted(members)) must be left blank when disabling "
        + "auto scaling."
    case .scalingIncomplete(let table, let members):
      "\(failed): ‘\(table)’: Parameters \(Self.quoted(members)) are required unless auto scaling is "
        + "being disabled."
    default: ""
    }
  }

  private static func quoted(_ members: [String]) -> String {
    members.map { "'\($0)'" }.joined(separator: ", ")
  }
}
