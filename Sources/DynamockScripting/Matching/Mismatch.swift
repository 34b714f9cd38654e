/// One difference between what a matcher wants and what a request holds.
package struct Mismatch: Sendable, Hashable {
  /// Where in the request.
  package var path: String
  /// The value that the matcher wants.
  package var wanted: String
  /// The value that the request holds.
  package var found: String
  /// How much the difference counts when the nearest rule is looked for.
  package var weight: Int
}

/// Collects the differences between a matcher and a request, or only whether there are any.
///
/// Collecting costs text; requests are matched without, and only a message that is written asks for it.
struct MismatchReport {
  /// Whether all differences are written down.
  let isCollecting: Bool
  private(set) var mismatches: [Mismatch] = []
  private(set) var hasFailed = false

  init(isCollecting: Bool) { self.isCollecting = isCollecting }

  /// Whether it is worth looking further.
  var goesOn: Bool { isCollecting || !hasFailed }

  /// Notes a difference.
  mutating func fail(
    _ path: @autoclosure () -> String, wanted: @autoclosure () -> String,
    found: @autoclosure () -> String, weight: Int = 1
  ) {
    hasFailed = true
    guard isCollecting else { return }
    mismatches.append(
      Mismatch(path: path(), wanted: wanted(), found: found(), weight: weight))
  }

  /// Adds the differences of a part.
  mutating func add(_ other: MismatchReport) {
    hasFailed = hasFailed || other.hasFailed
    mismatches += other.mismatches
  }

  /// How far the request is from what is wanted.
  var distance: Int { mismatches.reduce(0) { $0 + $1.weight } }

  /// The differences as an aligned table of lines.
  static func text(of mismatches: [Mismatch]) -> String {
    let width = mismatches.reduce(0) { max($0, $1.path.count) }
    let wantedWidth = min(32, mismatches.reduce(0) { max($0, $1.wanted.count) })
    return mismatches.map { mismatch in
      "  " + padded(mismatch.path, to: width) + "   wanted "
        + padded(mismatch.wanted, to: wantedWidth) + "  found " + mismatch.found
    }.joined(separator: "\n")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Mismatch {
  /// A value for people, cut where it gets long.
  static func text(_ value: String) -> String {
    value.count > 200 ? value.prefix(200) + "…" : value
  }
}
