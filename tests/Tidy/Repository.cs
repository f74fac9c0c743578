namespace Sweep.Tidy;

/// <summary>The files of the repository that people write: not what builds leave, and no lock files.</summary>
internal static class Repository
{
    private static readonly string[] Folders = ["src", "tests", "bench", "docs", "examples", "deploy", ".ci"];
    private static readonly string[] Generated = ["bin", "obj", "TestResults", "node_modules", "__pycache__"];
    private static readonly string[] TextEndings =
        [".cs", ".md", ".csproj", ".props", ".targets", ".json", ".yaml", ".yml", ".txt", ".py", ".sh", ".proto"];

    public static string Root => Clone.Root;

    public static IReadOnlyList<TextFile> Files { get; } = [.. Read()];

    public static IEnumerable<TextFile> With(string ending) => Files.Where(file => file.Path.EndsWith(ending));

    public static IReadOnlyList<CodeFile> Code { get; } = [.. With(".cs").Select(CodeFile.Parse)];

    public static IEnumerable<CodeFile> Product => Code.Where(file => file.Text.Path.StartsWith("src/"));

    public static IEnumerable<CodeFile> Tests => Code.Where(file => file.Text.Path.StartsWith("tests/"));

    private static IEnumerable<TextFile> Read()
    {
        var inFolders = Folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        return from path in Directory.EnumerateFiles(Root).Concat(inFolders).Order(StringComparer.Ordinal)
               let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
               where !relative.Split('/').Intersect(Generated).Any() && !relative.EndsWith("packages.lock.json")
               where TextEndings.Contains(Path.GetExtension(path)) || Path.GetExtension(path) == ""
               select new TextFile(relative, File.ReadAllText(path));
    }
}
