extension UpstreamError.Reason {
  /// The reason as the end of a sentence.
  package var words: String {
    switch self {
    case .unreachable(let words): "\(words)."
    case .tls(let words): "TLS failed: \(words)."
    case .noTLSLibrary(let names): "the library for TLS is not installed (\(names))."
    case .timedOut(let seconds): "it took longer than \(seconds) seconds."
    case .cutOff: "the connection was closed."
    case .malformed: "the response is not HTTP."
    case .wrongChecksum: "the checksum of the response is wrong."
    case .noCredentials(let sentence): sentence
    }
  }
}
