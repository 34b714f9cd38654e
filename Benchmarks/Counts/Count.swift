import CAllocations

/// The cost of a part: allocations per run, which do not depend on the machine, and time, which
/// does.
struct Count {
  let name: String
  let allocations: Double
  let nanoseconds: Double

  private static let warmUp = 200
  private static let runs = 2_000

  /// Runs a part until its caches are warm, and then counts its allocations.
  init(_ name: String, _ body: () throws -> Void) rethrows {
    for _ in 0..<Self.warmUp { try body() }
    let before = allocations_so_far()
    let start = ContinuousClock.now
    for _ in 0..<Self.runs { try body() }
    let took = ContinuousClock.now - start
    self.name = name
    allocations = (Double(allocations_so_far() - before) / Double(Self.runs)).rounded()
    nanoseconds = Double(took.components.attoseconds) / 1e9 / Double(Self.runs)
  }
}

/// Keeps the optimizer from removing unused results.
@inline(never)
func use<Value>(_: borrowing Value) {}
