import DynamockProcesses
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A command that prints credentials: the `credential_process` of a profile.
///
/// Its output is parsed as JSON and is never part of a message; its standard error is that of this
/// process.
struct CredentialProcess: Sendable {
  let profile: String
  let command: String
  let environment: [String: String]
  let seconds: Int

  /// Runs the command once.
  func run() async -> Result<TemporaryCredentials, CredentialsError> {
    await withCheckedContinuation { continuation in
      // The wait blocks its thread, so it must not run on a thread for tasks.
      NIOThreadPool.singleton.submit { _ in continuation.resume(returning: result()) }
    }
  }

  private func result() -> Result<TemporaryCredentials, CredentialsError> {
    Result { () throws(CredentialsError) in
      guard let words = ShellWords.split(command), !words.isEmpty else {
        throw .processOutput(profile: profile, .command)
      }
      let bytes = try output(of: words)
      do throws(CredentialsError.ProcessFault) {
        return try TemporaryCredentials(output: bytes)
      } catch { throw .processOutput(profile: profile, error) }
    }
  }

  private func output(of words: [String]) throws(CredentialsError) -> [UInt8] {
    var pipe: Pipe
    do throws(PipeFailure) { pipe = try Pipe() } catch {
      throw .processNotStarted(profile: profile, errno: error.code)
    }
    let child: ChildProcess
    do throws(ChildProcess.Failure) {
      child = try ChildProcess(
        words, environment: environment, streams: .output(pipe.writing), isAlone: !hasTerminal)
    } catch { throw .processNotStarted(profile: profile, errno: error.code) }
    CredentialProcesses.add(child.identifier)
    pipe.closeWriting()
    let bytes = read(from: pipe.reading)
    if bytes == nil { CredentialProcesses.end(child.identifier) }
    let status = CredentialProcesses.wait(for: child)
    guard let bytes else { throw .processTimedOut(profile: profile, seconds: seconds) }
    guard status == 0 else { throw .processFailed(profile: profile, status: status) }
    return bytes
  }

  /// Whether the process has a terminal, from which the command may read a second factor; it could
  /// not do so in a process group of its own.
  private var hasTerminal: Bool {
    let descriptor = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }

  /// Returns the complete output, or `nil` if it does not end in time.
  private func read(from descriptor: Int32) -> [UInt8]? {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = clock.now.duration(to: deadline).components
      guard left.seconds >= 0, left.attoseconds >= 0 else { return nil }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
      let ready = poll(&waiting, 1, Int32(clamping: milliseconds))
      if ready < 0, errno != EINTR { return nil }
      guard ready > 0 else { continue }
      let count = sys_read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // Output longer than any credentials is truncated, and then is not JSON.
      if count <= 0 || bytes.count > 1 << 20 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// The system call, under a name that no method of a type shadows.
private let sys_read: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
