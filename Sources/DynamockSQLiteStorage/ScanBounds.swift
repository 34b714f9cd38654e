import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A range and a direction as SQLite needs them: where to start and where to stop.
struct ScanBounds {
  let start: KeyspaceStatements.ScanStart
  let startBound: [UInt8]?
  private let end: [UInt8]?
  private let direction: ScanDirection

  init(_ range: KeyRange, _ direction: ScanDirection) {
    // The key after K is K followed by a zero byte, so an excluded limit can be expressed as an
    // included one.
    let lower = range.lower.map { range.excludesLower ? $0 + [0] : $0 }
    self.direction = direction
    switch direction {
    case .ascending:
      start = .atLowerBound
      startBound = lower ?? []
      end = range.upper
    case .descending:
      start = range.upper == nil ? .atEnd : .belowUpperBound
      startBound = range.upper
      end = lower
    }
  }

  /// Returns whether a key is beyond the end of the range.
  func end(isBefore key: UnsafeRawBufferPointer) -> Bool {
    guard let end else { return false }
    let order = end.withUnsafeBytes { Self.compare(key, $0) }
    return direction == .ascending ? order >= 0 : order < 0
  }

  /// Compares two blobs in SQLite's order: by bytes, then by length.
  private static func compare(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress {
      let order = memcmp(leftStart, rightStart, common)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }
}
