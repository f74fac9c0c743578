using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Tests.Journal;

namespace Sweep.Coordinator.Tests.Http;

public sealed class TokenFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string TokenPath => Path.Combine(folder.Path, "tokens.txt");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_token_has_the_role_that_stands_beside_its_hash()
    {
        var (viewer, admin) = (Add(Role.Viewer), Add(Role.Admin));

        var file = TokenFile.Open(TokenPath, _ => { });

        file.RoleOf(viewer).ShouldBe(Role.Viewer);
        file.RoleOf(admin).ShouldBe(Role.Admin);
        file.RoleOf(viewer.Replace("viewer", "admin")).ShouldBeNull();
        file.RoleOf("").ShouldBeNull();
    }

    [Fact]
    public void Tokens_are_long_and_never_the_same()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => AccessToken.Create(Role.Viewer)).ToList();

        tokens.Distinct().Count().ShouldBe(100);
        tokens.ShouldAllBe(token => token.Length > 50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("king sha256:0000000000000000000000000000000000000000000000000000000000000000 who")]
    [InlineData("viewer sha256:00 short")]
    [InlineData("viewer plain-text-token")]
    public void A_file_that_would_let_nobody_in_is_refused(string text)
    {
        File.WriteAllText(TokenPath, text + "\n");

        Should.Throw<ServerRefusedException>(() => TokenFile.Open(TokenPath, _ => { }))
            .Message.ShouldContain("sweep token create");
    }

    [Fact]
    public void A_file_that_is_damaged_later_changes_nothing_and_is_told()
    {
        var viewer = Add(Role.Viewer);
        var warnings = new List<string>();
        var file = TokenFile.Open(TokenPath, warnings.Add);

        File.WriteAllText(TokenPath, "rubbish\n");
        File.SetLastWriteTimeUtc(TokenPath, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        file.RoleOf(viewer).ShouldBe(Role.Viewer);
        file.RoleOf(viewer).ShouldBe(Role.Viewer);
        warnings.ShouldHaveSingleItem().ShouldContain("stay valid");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("has spaces inside of it")]
    [InlineData("")]
    public void A_weak_join_secret_is_refused(string secret) =>
        Should.Throw<ServerRefusedException>(() => SharedSecret.Of(secret, "SWEEP_JOIN_SECRET"))
            .Message.ShouldContain("SWEEP_JOIN_SECRET");

    [Fact]
    public void A_join_secret_matches_itself_alone()
    {
        var secret = SharedSecret.Of("correct-horse-battery\n", "a file");

        secret.Matches("correct-horse-battery").ShouldBeTrue();
        secret.Matches("correct-horse-batterx").ShouldBeFalse();
        secret.Matches("").ShouldBeFalse();
    }

    private string Add(Role role)
    {
        var token = AccessToken.Create(role);
        TokenFile.Append(TokenPath, role, token, "a note");
        return token;
    }
}
