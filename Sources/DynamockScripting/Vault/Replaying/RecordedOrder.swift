/// The order of a cassette's responses, into which a run inserts its own.
///
/// Only verification depends on the order. As few lines as possible move: those of a run whose
/// requests arrived in the recorded order keep their places, even if the run was a part of the test
/// suite, and reads may change places among themselves, as those of several threads do.
struct RecordedOrder {
  /// One response: the number-th of a file.
  struct Line: Hashable {
    var file: String
    var number: Int
  }

  /// The existing lines.
  private let lines: [Line]

  /// Creates the order from the lines of `order.txt`.
  init(_ files: [String]) {
    var next: [String: Int] = [:]
    lines = files.map { file in
      let number = next[file, default: 0]
      next[file] = number + 1
      return Line(file: file, number: number)
    }
  }

  /// Returns the names of files in an order that contains the responses of a run.
  /// - Parameters:
  ///   - run: The responses that the run recorded, in their order.
  ///   - counts: The numbers of responses of the files that the run wrote; further lines of these
  ///     files are removed.
  ///   - isRead: Whether the request of a file only reads.
  func inserting(
    _ run: [Line], counts: [String: Int], isRead: (String) -> Bool
  ) -> [String] {
    let existing = lines.filter { line in counts[line.file].map { line.number < $0 } ?? true }
    var places: [Line: Int] = [:]
    for (place, line) in existing.enumerated() { places[line] = place }
    let run = Self.sortingReads(Self.withoutRepetitions(run), by: places, isRead)
    let kept = Self.longestIncreasing(run.map { places[$0] })
    let moved = Set(zip(run, kept).filter { !$1 && places[$0] != nil }.map(\.0))

    // Each new line follows the one before it in the run.
    var following: [Int: [Line]] = [:]
    var anchor: Int?
    var leading: [Line] = []
    for (line, isKept) in zip(run, kept) {
      if isKept {
        if anchor == nil, let place = places[line], !leading.isEmpty {
          following[place - 1, default: []] += leading
          leading = []
        }
        anchor = places[line]
      } else if let anchor {
        following[anchor, default: []].append(line)
      } else {
        leading.append(line)
      }
    }
    var result = (following[-1] ?? []).map(\.file)
    for (place, line) in existing.enumerated() {
      if !moved.contains(line) { result.append(line.file) }
      result += (following[place] ?? []).map(\.file)
    }
    return result + leading.map(\.file)
  }

  /// Returns lines without those that occur again later, as the last response replaced the others.
  private static func withoutRepetitions(_ run: [Line]) -> [Line] {
    var seen: Set<Line> = []
    return Array(run.reversed().filter { seen.insert($0).inserted }.reversed())
  }

  /// Returns lines in which consecutive reads have their recorded order.
  private static func sortingReads(
    _ run: [Line], by places: [Line: Int], _ isRead: (String) -> Bool
  ) -> [Line] {
    var result: [Line] = []
    var reads: [(line: Line, rank: Int)] = []
    func sorted() -> [Line] {
      reads.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element.line)
    }
    for line in run {
      guard isRead(line.file) else {
        result += sorted() + [line]
        reads = []
        continue
      }
      // A new read remains behind the one before it.
      reads.append((line, places[line] ?? reads.last?.rank ?? -1))
    }
    return result + sorted()
  }

  /// Returns which elements belong to a longest increasing subsequence; `nil` never does.
  private static func longestIncreasing(_ values: [Int?]) -> [Bool] {
    // The indices of the smallest last elements of subsequences, by length.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if let end = values[ends[middle]], end < value { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var isMember = [Bool](repeating: false, count: values.count)
    var index = ends.last
    while let current = index {
      isMember[current] = true
      index = previous[current]
    }
    return isMember
  }
}
