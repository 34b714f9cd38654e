import DynamockModel

extension Advice {
  /// One sentence for people: what was seen, and what would be better.
  public var sentence: String {
    switch self {
    case .scanCouldBeQuery(let source, let attribute, let key, let scans, let units):
      "\(scans) Scans of \(source) wanted \(attribute) to equal a value, which is the partition "
        + "key of "
        + "\(key): a Query there reads those items alone (all Scans took \(Self.text(units)) "
        + "units)."
    case .wastefulFilter(let source, let pages, let evaluated, let returned):
      "Filters on \(source) let \(returned) of \(evaluated) items through, on \(pages) pages, and "
        + "the "
        + "others were paid for: put what they ask into a key."
    case .unreadProjection(let index, let unread?, _):
      "No read of \(index) asked for \(unread.joined(separator: ", ")): without them in the projection "
        + "the index is smaller and costs less to write."
    case .unreadProjection(let index, nil, let read):
      "\(index) holds whole items, and its reads asked for \(read.joined(separator: ", ")) alone: a "
        + "projection of these is smaller and costs less to write."
    case .unqueriedIndex(let index, let units):
      "Nothing read \(index), which took \(Self.text(units)) write units: drop it if that stays so."
    case .hotKey(let source, let key, let share):
      "The partition key \(key.plainText) takes \(Int((share * 100).rounded())) % of the units of "
        + "\(source): one partition serves 3000 read or 1000 write units a second and no more."
    }
  }

  private static func text(_ units: Double) -> String {
    units == units.rounded() && units.magnitude < 1e15 ? String(Int(units)) : String(units)
  }
}

extension TablePlan {
  /// One sentence on a run that says little about bursts, or `nil` for a longer one.
  public var remark: String? {
    guard isShorterThanBurst else { return nil }
    return
      "It was used for \(usedSeconds) s, less than the \(Self.burstSeconds) s for which DynamoDB saves unused "
      + "units: that is too short to judge bursts by."
  }
}

extension AttributeValue {
  /// A key value as a person writes it.
  public var plainText: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.description
    case .binary(let bytes): "0x" + bytes.map(Self.hexadecimal).joined()
    default: ""
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
