import CAllocations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  public import Musl
#else
  public import Darwin
#endif

/// The maximum allocations of each part, from a file of lines such as `12 key: encoded`.
struct Thresholds {
  private(set) var limits: [String: Int] = [:]

  init(_ path: String) throws {
    guard let file = fopen(path, "r") else { throw BrokenPart(name: path) }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      let parts = String(decoding: text, as: UTF8.self).split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let limit = Int(parts[0]) else { continue }
      limits[String(parts[1])] = limit
    }
  }
}

/// The counts, as text.
struct Report {
  private let counts: [Count]

  init(_ counts: [Count]) { self.counts = counts }

  /// The counts as a file of thresholds.
  var thresholds: String {
    counts.map { "\(Int($0.allocations)) \($0.name)" }.joined(separator: "\n")
  }

  /// The counts as rows of a Markdown table.
  var table: String {
    let rows = counts.map {
      "| \($0.name) | \(Int($0.allocations)) | \(($0.nanoseconds / 100).rounded() / 10) |"
    }
    return (["| part | allocations | µs |", "|---|---:|---:|"] + rows).joined(separator: "\n")
  }

  /// Prints the parts that allocate more than their thresholds; returns true if there are none.
  func isWithin(_ thresholds: Thresholds) -> Bool {
    guard allocations_are_counted() == 1 else {
      print("counts: allocations are counted with glibc only")
      return true
    }
    var isWithin = true
    for count in counts {
      let found = Int(count.allocations)
      guard let limit = thresholds.limits[count.name] else {
        print("counts: \(count.name) has no threshold (it makes \(found) allocations)")
        isWithin = false
        continue
      }
      if found > limit {
        print("counts: \(count.name) makes \(found) allocations, of at most \(limit)")
        isWithin = false
      }
    }
    if isWithin { print("counts: \(counts.count) parts keep to their thresholds") }
    return isWithin
  }
}
