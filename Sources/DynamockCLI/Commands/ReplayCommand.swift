import ArgumentParser
import DynamockScripting
import DynamockSettings

/// `dynamock replay`.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a command and answer its requests from recordings.",
    discussion: """
      Responses that `dynamock record` has recorded are returned without a network. A request without a \
      recording is rejected; the message has the nearest recording, and how to record the request:

        dynamock replay -- pytest
        dynamock replay --fail-on-miss --fail-on-unused -- pytest
        dynamock replay --clear-unused -- pytest   remove unused recordings
        dynamock replay --miss engine -- pytest    the engine answers the rest
        dynamock replay --verify -- pytest         compare the engine's responses

      Exit status: that of the command unless it is 0; then 4 for misses (--fail-on-miss), 5 for differences \
      (--verify), 3 for unused recordings (--fail-on-unused); 64 for wrong arguments.
      """)

  @Flag(help: "Remove unused recordings if the command succeeds.")
  var clearUnused = false
  @Flag(help: "End with status 3 if recordings are unused.") var failOnUnused = false
  @Flag(help: "End with status 4 if requests have no recording.") var failOnMiss = false
  @Flag(help: "Let the engine respond, and compare its responses with the recordings.")
  var verify = false
  @Option(
    help: ArgumentHelp(
      "Treatment of requests without a recording: refuse, engine or record (refuse).",
      valueName: "how"))
  var miss: String?
  @OptionGroup var place: VaultPlace
  @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
  var command: [String] = []

  func validate() throws {
    try VaultPlace.validate(command)
    guard miss.map({ VaultMiss(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("--miss must be refuse, engine or record.")
    }
  }

  func run() async throws {
    var settings = try place.settings()
    settings.scripting.vault.mode = verify ? .verify : .replay
    if let miss = miss.flatMap(VaultMiss.init) { settings.scripting.vault.miss = miss }
    if settings.scripting.vault.needsUpstream, settings.scripting.vault.upstream == nil {
      settings.scripting.vault.upstream = UpstreamFactory.amazon
    }
    // A missing cassette is reported before the command runs.
    let vault = VaultFolder(settings.scripting.vault.path)
    let cassette =
      settings.scripting.vault.needsUpstream
      ? try vault.cassette(settings.scripting.vault.cassette)
      : try vault.existingCassette(settings.scripting.vault.cassette)
    let outcome = try await VaultPlace.run(command, settings)
    guard let done = outcome.vault else { throw ExitCode(outcome.status) }
    let unused = cassette.exists ? try UseLedger(cassette).unused() : []
    CopyText.note(RunText.replayed(done, in: VaultPlace.name(of: settings), unused: unused))
    if let failure = done.summary.failure { CopyText.note(failure) }
    if clearUnused { try clear(cassette, unused, outcome.status) }
    throw ExitCode(status(of: outcome, done, unused: clearUnused ? [] : unused))
  }

  /// Removes unused recordings, unless the command failed, since it may have ended before it sent
  /// all its requests.
  private func clear(_ cassette: CassetteFolder, _ unused: [String], _ status: Int32) throws {
    guard status == 0 else {
      return CopyText.note("Nothing was removed, since the command failed.")
    }
    let removed = try UseLedger(cassette).prune()
    if !unused.isEmpty {
      CopyText.note("Removed \(RunText.counted(removed.count, "recording")).")
    }
  }

  private func status(
    of outcome: CommandServer.Outcome, _ vault: Vault, unused: [String]
  ) -> Int32 {
    if outcome.status != 0 { return outcome.status }
    if vault.summary.failure != nil { return 1 }
    if failOnMiss, vault.summary.misses > 0 { return 4 }
    if verify, vault.summary.differences > 0 { return 5 }
    return failOnUnused && !unused.isEmpty ? 3 : 0
  }
}
