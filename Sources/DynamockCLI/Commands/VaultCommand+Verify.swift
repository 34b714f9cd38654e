import ArgumentParser
import Dynamock
import DynamockModel
import DynamockScripting
import DynamockSettings
import DynamockUpstream
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock vault verify`.
struct VerifyVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Send the recorded requests again, and compare the responses with the recordings.",
    discussion: """
      The requests are sent to an empty database in this process, to that of a file, or to an endpoint, in \
      the order in which they were recorded. The file is not changed: its database is forked.

        dynamock vault verify
        dynamock vault verify --data seeded.sqlite --cassette orders
        dynamock vault verify --against http://localhost:8000

      Exit status: 0 if all responses equal the recorded ones, 5 otherwise, 1 if the endpoint cannot be reached.
      """)

  @Option(help: ArgumentHelp("A database file with the initial contents.", valueName: "file"))
  var data: String?
  @Option(help: ArgumentHelp("The endpoint to verify: a URL, or aws.", valueName: "url"))
  var against: String?
  @Option(
    help: ArgumentHelp(
      "Writing operations that may be sent to an endpoint on another machine, separated by commas.",
      valueName: "operations"))
  var allowWrites: String?
  @OptionGroup var options: VaultOptions

  func validate() throws {
    guard data == nil || against == nil else {
      throw ValidationError("Specify either --data or --against.")
    }
  }

  func run() async throws {
    if against != nil { await StopSignals.endCredentialProcesses() }
    let settings = try options.source.settings(flags: [:]).scripting.vault
    let cassettes = try options.cassettes()
    guard !cassettes.isEmpty else { throw try options.nothingRecorded() }
    let writes = try allowWrites.map(VaultPlace.operations) ?? []
    var isSame = true
    for cassette in cassettes {
      let verification = try VaultVerification(cassette, salt: settings.salt)
      let totals: VaultVerification.Totals
      if let against {
        let upstream: any Upstream
        do throws(UpstreamRefusal) {
          upstream = try UpstreamFactory.make(against, signing: settings.signing)
        } catch { throw CopyRefusal("\(URLCredentials.hidden(in: against)) \(error.reason).") }
        let isLocal = UpstreamURL(against)?.isLoopback == true
        totals = try await Self.run(
          verification, of: cassette, against: upstream, allowing: isLocal ? nil : writes)
      } else {
        totals = try await Self.run(verification, of: cassette, file: data)
      }
      print(Self.text(totals, cassette.name))
      if !totals.isSame { isSame = false }
    }
    if !isSame { throw ExitCode(5) }
  }

  /// Verifies recordings against in-process databases, a separate one for each cassette.
  private static func run(
    _ verification: VaultVerification, of cassette: CassetteFolder, file: String?
  ) async throws -> VaultVerification.Totals {
    guard let file else {
      return try await run(
        verification, of: cassette, against: DatabaseUpstream(DynamockDatabase()), allowing: nil)
    }
    try ExchangeFile.requireExisting(file)
    return try await ExchangeFile.open(file) { database in
      let fork = try await database.fork()
      return try await run(
        verification, of: cassette, against: DatabaseUpstream(fork), allowing: nil)
    }
  }

  private static func run(
    _ verification: VaultVerification, of cassette: CassetteFolder, against upstream: any Upstream,
    allowing allowed: Set<DynamockModel.Operation>?
  ) async throws -> VaultVerification.Totals {
    let line = CountLine(cassette.name, of: verification.count)
    defer { line.clear() }
    do throws(VerificationFailure) {
      return try await verification.run(against: upstream, allowing: allowed) { done, difference in
        if let difference {
          line.clear()
          print(isatty(1) == 0 ? difference.text : PrintableText.escaped(difference.text))
        }
        line.show(done)
      }
    } catch {
      throw CopyRefusal("\(cassette.name): \(error)")
    }
  }

  private static func text(_ totals: VaultVerification.Totals, _ name: String) -> String {
    let unknown =
      totals.unknown.isEmpty
      ? ""
      : " Not implemented there: "
        + totals.unknown.map { "\($0.key.rawValue) (\($0.value))" }.sorted().joined(separator: ", ")
        + "."
    return "\(name): \(RunText.counted(totals.compared, "answer")) compared, "
      + "\(totals.differenceCount == 0 ? "no" : "\(totals.differenceCount)") "
      + "difference\(totals.differenceCount == 1 ? "" : "s").\(unknown)"
  }
}

/// `dynamock vault pack`.
struct PackVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Pack the vault into one file with a line of JSON per recording.")

  @Argument(help: "The file to write.") var file: String
  @OptionGroup var options: VaultOptions

  func run() async throws {
    guard try !options.cassettes().isEmpty else { throw try options.nothingRecorded() }
    let count = try VaultArchive.pack(
      options.folder(), cassettes: options.cassette.map { [$0] }, into: file)
    print("Packed \(RunText.counted(count, "recording")) into \(file).")
  }
}

/// `dynamock vault unpack`.
struct UnpackVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpack", abstract: "Write the recordings of a packed file into the vault.")

  @Argument(help: "The file that `dynamock vault pack` wrote.") var file: String
  @OptionGroup var options: VaultOptions

  func run() async throws {
    let count = try VaultArchive.unpack(file, into: options.folder())
    print("Unpacked \(RunText.counted(count, "recording")).")
  }
}

/// A line on a terminal with a counter; nothing is shown if standard error is not a terminal.
final class CountLine {
  private let name: String
  private let total: Int
  private let isShown = isatty(2) != 0
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant

  init(_ name: String, of total: Int) {
    self.name = name
    self.total = total
    next = clock.now
  }

  /// Shows the number of completed items, at most a few times per second.
  func show(_ done: Int) {
    guard isShown, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    CopyText.write("\r\u{1B}[K\(name): \(done) of \(total)")
  }

  /// Removes the line.
  func clear() {
    if isShown { CopyText.write("\r\u{1B}[K") }
  }
}
