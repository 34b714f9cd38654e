public import SeededRandom

/// The inputs of one fuzzing run: every file of a corpus unchanged, then damaged copies until the
/// time is over.
///
/// A seed gives the same inputs in the same order on every machine; only their number depends on
/// the time. `DYNAMOCK_FUZZ_SECONDS` sets the time, `DYNAMOCK_FUZZ_SEED` the seed. With
/// `DYNAMOCK_FUZZ_KEEP` each input is written to a file in that folder before it is tried, so that
/// an input that crashes the process is kept.
public struct FuzzRun {
  /// The name of the run; its corpus is the folder of this name.
  public let name: String
  /// The seed, with which the run can be repeated.
  public let seed: UInt64
  /// The number of inputs so far.
  public private(set) var count = 0
  /// The source of all randomness, for the damage and for tests.
  public var random: SeededGenerator

  private let corpus: [[UInt8]]
  private let end: ContinuousClock.Instant
  private let least: Int
  private let isLong: Bool
  private let lastInput: LastInput?

  /// Begins a run over a corpus; by default it takes two seconds.
  ///
  /// - Parameters:
  ///   - name: The folder of the corpus.
  ///   - splitsLines: Whether each line of a file is an input.
  ///   - least: The minimum number of inputs, for tests that wait for others.
  public init(_ name: String, splitsLines: Bool = false, atLeast least: Int = 0) {
    let environment = FuzzEnvironment()
    let files = FuzzFiles.all(in: name)
    self.name = name
    self.least = least
    corpus = splitsLines ? files.flatMap { $0.split(separator: 0x0A).map(Array.init) } : files
    seed = environment.seed ?? 11
    random = SeededGenerator(seed: seed)
    isLong = environment.seconds != nil
    end = .now + .seconds(environment.seconds ?? 2)
    lastInput = environment.keep.flatMap { LastInput(path: "\($0)/\(name)") }
  }

  /// Returns the next input, or `nil` when the time is over.
  public mutating func next() -> [UInt8]? {
    guard !corpus.isEmpty, .now < end || count < least else {
      if isLong { print("fuzz \(name): \(count) inputs, seed \(seed)") }
      return nil
    }
    defer { count += 1 }
    let input =
      count < corpus.count
      ? corpus[count] : FuzzMutation.damaged(random.pick(corpus), with: corpus, &random)
    lastInput?.keep(input)
    return input
  }

  /// Returns whether there is time for one more input of a test that creates its own.
  public mutating func goesOn() -> Bool {
    guard .now < end || count < least else {
      if isLong { print("fuzz \(name): \(count) inputs, seed \(seed)") }
      return false
    }
    count += 1
    return true
  }

  /// Records an input that a test has created itself.
  public func keep(_ input: [UInt8]) { lastInput?.keep(input) }
}
