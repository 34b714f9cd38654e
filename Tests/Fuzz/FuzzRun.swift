/// The inputs of one fuzzing run: every file of a corpus as it is, then damaged copies of them until
/// the time is over.
///
/// A seed gives the same inputs in the same order on every machine; only how many there are depends on
/// the time. `DYNAMOCK_FUZZ_SECONDS` sets it, `DYNAMOCK_FUZZ_SEED` the seed. With
/// `DYNAMOCK_FUZZ_KEEP` each input is written to a file of that folder before it is tried, so that the
/// one that ends the process is there afterwards.
public struct FuzzRun {
  /// What the run is called; its corpus is the folder of this name.
  public let name: String
  /// What repeats the run.
  public let seed: UInt64
  /// How many inputs there were.
  public private(set) var count = 0
  /// Where the damage comes from, and whatever else a test rolls dice for.
  public var random: FuzzGenerator

  private let corpus: [[UInt8]]
  private let end: ContinuousClock.Instant
  private let least: Int
  private let isLong: Bool
  private let lastInput: LastInput?

  /// Begins a run over a corpus; without any word from the environment it takes two seconds.
  ///
  /// - Parameters:
  ///   - name: The folder of the corpus.
  ///   - splitsLines: Whether each line of a file is an input.
  ///   - least: The number of inputs that there are in any case, for tests that wait for others.
  public init(_ name: String, splitsLines: Bool = false, atLeast least: Int = 0) {
    let environment = FuzzEnvironment()
    let files = FuzzFiles.all(in: name)
    self.name = name
    self.least = least
    corpus = splitsLines ? files.flatMap { $0.split(separator: 0x0A).map(Array.init) } : files
    seed = environment.seed ?? 11
    random = FuzzGenerator(seed: seed)
    isLong = environment.seconds != nil
    end = .now + .seconds(environment.seconds ?? 2)
    lastInput = environment.keep.flatMap { LastInput(path: "\($0)/\(name)") }
  }

  /// The next input; nil when the time is over.
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

  /// Whether there is time for one more input of a test that makes its own.
  public mutating func goesOn() -> Bool {
    guard .now < end else {
      if isLong { print("fuzz \(name): \(count) inputs, seed \(seed)") }
      return false
    }
    count += 1
    return true
  }

  /// Notes an input that a test has made itself.
  public func keep(_ input: [UInt8]) { lastInput?.keep(input) }
}
