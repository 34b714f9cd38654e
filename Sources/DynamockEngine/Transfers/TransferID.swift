import DynamockModel

/// The last part of the ARN of a transfer: the time of its request, and eight random digits.
enum TransferID {
  static func text(at now: Timestamp, random: String) -> String {
    let digits = String(max(0, now.milliseconds))
    let zeros = String(repeating: "0", count: max(0, 14 - digits.utf8.count))
    return "\(zeros)\(digits)-\(random.prefix(8))"
  }
}

extension EngineSettings {
  /// Returns the ARN of the log group to which AWS writes the errors of imports.
  func importLogARN(region: String) -> String {
    let partition = tableARN("", region: region).split(separator: ":")[1]
    return "arn:\(partition):logs:\(region):\(accountID):log-group:/aws-dynamodb/imports:*"
  }
}
