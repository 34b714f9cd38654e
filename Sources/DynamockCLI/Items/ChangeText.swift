import DynamockModel
import DynamockWire

/// A stream's records, formatted as lines for people.
struct ChangeText {
  /// The names of the key attributes.
  let key: [String]

  /// Returns a line: time, kind of change, key, and the attributes that differ.
  func line(of record: JSONTree) -> String {
    let change = record["dynamodb"] ?? .null
    let keys = key.compactMap { name in
      change["Keys"]?[name].map { ReadableValue.text(of: $0) }
    }
    let event = record["eventName"]?.text ?? ""
    let by = record["userIdentity"]?["principalId"] == nil ? "" : " by time to live"
    let parts = [
      Self.time(change["ApproximateCreationDateTime"]),
      event.padded(to: 6) + by, keys.joined(separator: ", "), differences(in: change),
    ]
    return PrintableText.escaped(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private func differences(in change: JSONTree) -> String {
    let old = change["OldImage"]?.members
    let new = change["NewImage"]?.members
    let texts: [String]
    switch (old, new) {
    case (nil, nil): texts = []
    case (let image?, nil), (nil, let image?):
      texts = image.filter { !key.contains($0.name) }
        .map { "\($0.name): \(ReadableValue.text(of: $0.value, isNested: true))" }
    case (let old?, let new?):
      let gone = old.filter { member in !new.contains { $0.name == member.name } }
      texts =
        new.compactMap { member in
          let before = old.first { $0.name == member.name }?.value
          guard before != member.value else { return nil }
          let after = ReadableValue.text(of: member.value, isNested: true)
          guard let before else { return "\(member.name): \(after) (new)" }
          let text = ReadableValue.text(of: before, isNested: true)
          return "\(member.name): \(text) → \(after)"
        } + gone.map { "\($0.name) removed" }
    }
    return texts.joined(separator: ", ")
  }

  /// Formats a time in seconds as hours, minutes and seconds in UTC.
  private static func time(_ seconds: JSONTree?) -> String {
    let milliseconds = ((seconds?.number ?? 0) * 1000).rounded()
    let moment = Timestamp(milliseconds: Int64(exactly: milliseconds) ?? 0)
    return String(moment.utcText.dropFirst(11).prefix(8))
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
