import DynamockExpressions
import DynamockModel
import DynamockWire

/// The recording nearest to a request, and the differences between the two.
struct NearestRecording: Sendable {
  let file: String
  let title: String
  let differences: [Difference]

  /// The maximum number of recordings compared with a miss.
  private static let limit = 20

  /// Returns the weight of a member in the distance of requests: 4 for tables, 2 for keys, 1 for all
  /// else.
  static func weight(of member: String) -> Int {
    ["TableName", "IndexName"].contains(member) ? 4 : member == "Key" ? 2 : 1
  }

  /// Finds the nearest recording of the same operation.
  ///
  /// Only the recordings whose sketches are the nearest are compared in full.
  init?(
    to input: JSONTree, of operation: Operation, region: String,
    among recordings: some Sequence<Cassette.Entry>, masks: [PathPattern]
  ) {
    let asked = RequestKey.canonicalTree(operation, region: region, input, masks: masks)
    let measure = RequestSketch(asked).measure()
    var candidates: [(distance: Int, entry: Cassette.Entry)] = []
    for entry in recordings where entry.recording.operation == operation {
      let distance = measure(entry.sketch)
      if candidates.count == Self.limit, let last = candidates.last,
        distance > last.distance
      {
        continue
      }
      let place = candidates.firstIndex {
        distance < $0.distance
          || distance == $0.distance && entry.file.byteOrder(to: $0.entry.file) == .before
      }
      candidates.insert((distance, entry), at: place ?? candidates.endIndex)
      if candidates.count > Self.limit { candidates.removeLast() }
    }
    var nearest: (entry: Cassette.Entry, walk: Walk)?
    for entry in candidates.map(\.entry) {
      let recorded = RequestKey.canonicalTree(
        operation, region: entry.recording.region, entry.recording.input, masks: masks)
      var walk = Walk()
      if entry.recording.region != region {
        walk.note(
          JSONPath([.member("region")]), .string(entry.recording.region), .string(region), 1)
      }
      walk.compare(recorded, asked, JSONPath(), weight: 1)
      if nearest.map({ walk.distance < $0.walk.distance }) ?? true { nearest = (entry, walk) }
    }
    guard let nearest else { return nil }
    file = nearest.entry.file
    title = nearest.entry.recording.title
    differences = nearest.walk.places.map { place in
      place.difference(recorded: nearest.entry.recording.input, asked: input)
    }
  }

  private struct Place {
    let path: JSONPath
    let wanted: JSONTree?
    let found: JSONTree?

    /// Returns the difference, in which expressions are shown as written unless those texts are
    /// equal.
    func difference(recorded: JSONTree, asked: JSONTree) -> Difference {
      var (wanted, found) = (self.wanted, self.found)
      if case .member(let name)? = path.steps.last, ExpressionKind(rawValue: name) != nil,
        recorded[path: path] != asked[path: path]
      {
        (wanted, found) = (recorded[path: path], asked[path: path])
      }
      return Difference(
        path: path.description, wanted: Mismatch.text(wanted?.json ?? "absent"),
        found: Mismatch.text(found?.json ?? "absent"))
    }
  }

  private struct Walk {
    var places: [Place] = []
    var distance = 0

    mutating func note(_ path: JSONPath, _ wanted: JSONTree?, _ found: JSONTree?, _ weight: Int) {
      distance += weight
      if places.count < 50 { places.append(Place(path: path, wanted: wanted, found: found)) }
    }

    /// Adds to the distance by the weights of members.
    mutating func compare(
      _ wanted: JSONTree?, _ found: JSONTree?, _ path: JSONPath, weight: Int
    ) {
      guard wanted != found else { return }
      switch (wanted, found) {
      case (.object(let left)?, .object(let right)?):
        let names =
          left.map(\.name)
          + right.map(\.name).filter { name in !left.contains { $0.name == name } }
        for name in names {
          compare(
            wanted?[name], found?[name], path.appending(.member(name)),
            weight: max(weight, NearestRecording.weight(of: name)))
        }
      case (.array(let left)?, .array(let right)?):
        for index in 0..<max(left.count, right.count) {
          compare(
            left.indices.contains(index) ? left[index] : nil,
            right.indices.contains(index) ? right[index] : nil, path.appending(.element(index)),
            weight: weight)
        }
      default: note(path, wanted, found, weight)
      }
    }
  }
}
