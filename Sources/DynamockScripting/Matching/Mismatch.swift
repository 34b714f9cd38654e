/// A difference between a matcher and a request.
package struct Mismatch: Sendable, Hashable {
  /// The place in the request.
  package var path: String
  /// The expected value.
  package var wanted: String
  /// The value in the request.
  package var found: String
  /// The weight of the difference in the search for the nearest rule.
  package var weight: Int
}

/// Collects the differences between a matcher and a request, or only whether there are any.
///
/// Matching does not create the text of differences, which is needed only in error messages.
struct MismatchReport {
  /// Whether all differences are collected.
  let isCollecting: Bool
  private(set) var mismatches: [Mismatch] = []
  private(set) var hasFailed = false

  init(isCollecting: Bool) { self.isCollecting = isCollecting }

  /// Whether the comparison needs to continue.
  var goesOn: Bool { isCollecting || !hasFailed }

  /// Adds a difference.
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

  /// The distance of the request from the expectation.
  var distance: Int { mismatches.reduce(0) { $0 + $1.weight } }

  /// Returns an aligned table of differences, one per line.
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
  /// Returns the text of a value, truncated if it is long.
  static func text(_ value: String) -> String {
    value.count > 200 ? value.prefix(200) + "…" : value
  }
}
