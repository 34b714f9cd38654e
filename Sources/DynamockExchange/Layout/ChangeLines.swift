import DynamockEngine
import DynamockModel

/// The lines of an incremental export ([aws-export-output]).
struct ChangeLines {
  /// Whether the lines are in Ion text, and otherwise in DynamoDB JSON.
  let isIon: Bool
  /// Whether the lines contain the items before the period.
  let hasOldImages: Bool

  /// Returns the lines of changed items, or `nil` if an item is damaged.
  func lines(of changes: [ChangedItem]) -> [UInt8]? {
    var lines: [UInt8] = []
    lines.reserveCapacity(1 << 21)
    for change in changes {
      let old = hasOldImages ? change.old : nil
      guard isIon else {
        appendJSON(change, old, to: &lines)
        continue
      }
      let images = (old: old?.decoded(), new: change.new?.decoded())
      guard (images.old == nil) == (old == nil), (images.new == nil) == (change.new == nil)
      else { return nil }
      IonText.appendLine(
        keys: change.keys, micros: change.micros, old: images.old, new: images.new, to: &lines)
    }
    return lines
  }

  private func appendJSON(_ change: ChangedItem, _ old: ItemImage?, to lines: inout [UInt8]) {
    lines += #"{"Metadata":{"WriteTimestampMicros":{"N":"\#(change.micros)"}},"Keys":"#.utf8
    lines += ItemImage(change.keys).json
    if let old {
      lines += #","OldImage":"#.utf8
      lines += old.json
    }
    if let new = change.new {
      lines += #","NewImage":"#.utf8
      lines += new.json
    }
    lines += "}\n".utf8
  }
}

extension ChangedItem {
  /// The time of the last change in microseconds since 1970.
  fileprivate var micros: Int64 { time.milliseconds &* 1_000 }
}
