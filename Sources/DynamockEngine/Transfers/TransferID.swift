import DynamockModel

/// The last part of the ARN of a transfer: the time of its request, and eight random digits.
enum TransferID {
  static func text(at now: Timestamp, random: String) -> String {
    "\(time(now))-\(random.prefix(8))"
  }

  /// Returns the first part of an id: milliseconds in at least 14 digits.
  fileprivate static func time(_ now: Timestamp) -> String {
    let digits = String(max(0, now.milliseconds))
    return String(repeating: "0", count: max(0, 14 - digits.utf8.count)) + digits
  }
}

extension WriteSession {
  /// Returns the id of a new export, import or backup.
  ///
  /// It has a millisecond of its own, so that lists have the newest first.
  /// - Parameter ids: the ids that exist.
  func newTransferID(random: String, besides ids: some Collection<String>) -> String {
    var time = timeOfDay
    while ids.contains(where: { $0.hasPrefix(TransferID.time(time)) }) {
      time = time.adding(milliseconds: 1)
    }
    return TransferID.text(at: time, random: random)
  }
}

extension EngineSettings {
  /// Returns the ARN of the log group to which AWS writes the errors of imports.
  func importLogARN(region: String) -> String {
    let partition = tableARN("", region: region).split(separator: ":")[1]
    return "arn:\(partition):logs:\(region):\(accountID):log-group:/aws-dynamodb/imports:*"
  }
}
