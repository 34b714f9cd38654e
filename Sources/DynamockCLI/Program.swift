import Dispatch
import Dynamock
import DynamockSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The `dynamock` program.
@main
enum Program {
  /// Runs the command line of this process.
  static func main() {
    let words = Invocation.markingNegatives(
      Invocation.joiningSeeds(Array(CommandLine.arguments.dropFirst())))
    // The parser would need more time for this than the start of a server takes.
    if words == ["--version"] { return print(Version.current) }
    DynamockDatabase.dedicateSQLite()
    StandardStreams.ignoreFileSizeLimit()
    guard let plain = PlainArguments(words) else {
      Task { @MainActor in
        await DynamockCommand.run(words)
        exit(0)
      }
      dispatchMain()
    }
    serve(plain)
  }

  /// Serves until a signal stops the process; this thread only waits.
  ///
  /// With `dispatchMain` it would end, for which the system loads the library that unwinds stacks.
  private static func serve(_ plain: PlainArguments) -> Never {
    Task.detached {
      do {
        try await ServeCommand.serve(
          Settings(flags: plain.flags, configuration: plain.configuration))
      } catch {
        CommandExit.exit(with: error)
      }
      exit(0)
    }
    while true { pause() }
  }
}
