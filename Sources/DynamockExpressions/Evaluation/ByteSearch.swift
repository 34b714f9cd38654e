/// A search for bytes in other bytes, in linear time and constant memory.
///
/// The two-way algorithm of Crochemore and Perrin ("Two-way string-matching", Journal of the ACM
/// 38, 1991): the pattern is split where its local period is its period; the right half is compared
/// from left to right, then the left half. A table of the last occurrence of each byte skips most
/// of a text that has little in common with the pattern. Since a request determines both text and
/// pattern, a search whose time grows with the product of their lengths could keep the process busy
/// for seconds with a single condition.
package enum ByteSearch {
  /// Returns whether a pattern occurs in a text.
  package static func contains(_ part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer)
    -> Bool
  {
    var steps = 0
    return firstPosition(of: part, in: text, steps: &steps) != nil
  }

  /// Returns the first position of a pattern in a text, and counts the comparisons of two bytes.
  package static func firstPosition(
    of part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, steps: inout Int
  ) -> Int? {
    guard !part.isEmpty else { return 0 }
    guard part.count <= text.count else { return nil }
    let cut = CriticalCut(of: part, steps: &steps)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { skips in
      skips.initialize(repeating: part.count)
      for index in part.indices { skips[Int(part[index])] = part.count - 1 - index }
      return search(part, text, cut, UnsafeBufferPointer(skips), &steps)
    }
  }

  private static func search(
    _ part: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, _ cut: CriticalCut,
    _ skips: UnsafeBufferPointer<Int>, _ steps: inout Int
  ) -> Int? {
    let last = part.count - 1
    let end = text.count - part.count
    var start = 0
    // The number of bytes at the beginning of the pattern that are known to match at `start`.
    var known = 0
    while start <= end {
      steps += 1
      let skip = skips[Int(text[start + last])]
      if skip > 0 {
        // A known prefix ends with a whole period, so no smaller shift can match.
        start += max(skip, known)
        known = 0
        continue
      }
      var index = max(cut.position, known)
      let right = index
      while index <= last, part[index] == text[start + index] { index += 1 }
      steps += index - right
      guard index > last else {
        start += index - cut.position + 1
        known = 0
        continue
      }
      index = cut.position
      while index > known, part[index - 1] == text[start + index - 1] { index -= 1 }
      steps += cut.position - index
      if index <= known { return start }
      start += cut.shift
      known = cut.overlap
    }
    return nil
  }
}

/// The position at which a pattern is split, and the shift after only the right half has matched.
private struct CriticalCut {
  /// The first index of the right half.
  let position: Int
  /// The distance by which the search advances if the left half does not match.
  let shift: Int
  /// The length of the pattern's prefix that is known to match afterwards.
  let overlap: Int

  init(of part: UnsafeRawBufferPointer, steps: inout Int) {
    let ascending = Suffix(greatestOf: part, steps: &steps) { $0 < $1 }
    let descending = Suffix(greatestOf: part, steps: &steps) { $0 > $1 }
    let suffix = ascending.start >= descending.start ? ascending : descending
    position = suffix.start
    var isPeriodic = suffix.start + suffix.period <= part.count
    if isPeriodic {
      for index in 0..<suffix.start where part[index] != part[index + suffix.period] {
        isPeriodic = false
        break
      }
      steps += suffix.start
    }
    shift =
      isPeriodic ? suffix.period : max(suffix.start, part.count - suffix.start) + 1
    overlap = isPeriodic ? part.count - suffix.period : 0
  }

  /// The greatest suffix in an order of bytes, and its period.
  private struct Suffix {
    private(set) var start = 0
    private(set) var period = 1

    init(
      greatestOf part: UnsafeRawBufferPointer, steps: inout Int,
      isBefore: (UInt8, UInt8) -> Bool
    ) {
      var candidate = 1
      var offset = 0
      while candidate + offset < part.count {
        steps += 1
        let own = part[start + offset]
        let other = part[candidate + offset]
        if own == other {
          offset += 1
          if offset == period {
            candidate += period
            offset = 0
          }
        } else if isBefore(other, own) {
          candidate += offset + 1
          offset = 0
          period = candidate - start
        } else {
          start = candidate
          candidate += 1
          offset = 0
          period = 1
        }
      }
    }
  }
}
