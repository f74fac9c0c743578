namespace Sweep.Coordinator.Http.Security;

/// <summary>What a server with secrets knows of its users and nodes.</summary>
/// <param name="Tokens">The users'.</param>
/// <param name="Join">The nodes'.</param>
public sealed record ServerSecrets(TokenFile Tokens, SharedSecret Join);
