using System.Net;
using System.Text;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class SubmissionTests : IAsyncLifetime
{
    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_definition_is_taken_and_found_again()
    {
        using var response = await scene.Submit();

        var reply = await ApiScene.Read(response, ApiJson.Default.ChangeReply, 201);
        response.Headers.Location!.ToString().ShouldBe("/api/v1/sweeps/two");
        reply.Change.ShouldBe("created");
        reply.Sweep!.Status.ShouldBe(SweepStatus.Waiting);
        reply.Sweep.Counts.ShouldBe(new TrialCounts { Pending = 6 });
        (await scene.Get("/api/v1/sweeps/two", ApiJson.Default.SweepDetail)).Sweep.ShouldBe(reply.Sweep);
    }

    [Fact]
    public async Task The_same_definition_again_changes_nothing()
    {
        (await scene.Submit()).Dispose();

        using var response = await scene.Submit(ApiScene.Definition.Replace("0.001", "1e-3"));

        (await ApiScene.Read(response, ApiJson.Default.ChangeReply)).Change.ShouldBe("none");
    }

    [Fact]
    public async Task A_superset_extends_the_sweep()
    {
        (await scene.Submit()).Dispose();

        using var response = await scene.Submit(ApiScene.Definition.Replace("seeds: 3", "seeds: 4"));

        var reply = await ApiScene.Read(response, ApiJson.Default.ChangeReply);
        reply.Change.ShouldBe("extended");
        reply.Sweep!.Trials.ShouldBe(8);
    }

    [Fact]
    public async Task A_change_that_would_lose_work_is_refused()
    {
        (await scene.Submit()).Dispose();

        using var response = await scene.Submit(ApiScene.Definition.Replace("steps: 100", "steps: 200"));

        (await ApiScene.ReadProblem(response, 409)).Type.ShouldBe("urn:sweep:problem:conflict");
    }

    [Fact]
    public async Task Json_is_a_definition_too()
    {
        const string json =
            """
            {"apiVersion": "sweep.dev/v1alpha1", "kind": "Sweep", "metadata": {"name": "from-json"},
             "spec": {"trainer": {"model": "synthetic", "steps": 3}, "objective": {"metric": "accuracy",
             "goal": "maximize"}, "grid": [{"optimizer": "sgd", "lr": [0.1]}], "seeds": 1}}
            """;

        using var response = await scene.Client.PostAsync(
            ApiRoutes.Sweeps, new StringContent(json, Encoding.UTF8, "application/json"));

        (await ApiScene.Read(response, ApiJson.Default.ChangeReply, 201)).Sweep!.Name.ShouldBe("from-json");
    }

    [Fact]
    public async Task Fields_are_changed_as_on_the_command_line()
    {
        using var response = await scene.Submit(query: "?set=seeds=2&set=trainer.steps=50");

        (await ApiScene.Read(response, ApiJson.Default.ChangeReply, 201)).Sweep!.Trials.ShouldBe(4);
    }

    [Fact]
    public async Task Every_error_of_a_definition_is_told_with_its_place()
    {
        var wrong = ApiScene.Definition.Replace("steps: 100", "stpes: 100").Replace("goal: maximize", "goal: best");

        using var response = await scene.Submit(wrong, "?file=mine.yaml");

        var problem = await ApiScene.ReadProblem(response, 400);
        problem.Type.ShouldBe("urn:sweep:problem:definition");
        problem.Errors!.Value.Length.ShouldBeGreaterThanOrEqualTo(2);
        problem.Errors.Value.ShouldAllBe(error => error.File == "mine.yaml" && error.Line > 0 && error.Column > 0);
        problem.Errors.Value[0].Message.ShouldContain("steps");
    }

    /// <summary>A data set is named, never a path: nothing outside of the data folder can be reached.</summary>
    [Theory]
    [InlineData("../secrets")]
    [InlineData("/etc")]
    [InlineData("mnist/../../etc")]
    [InlineData("..")]
    public async Task No_data_set_lies_outside_of_the_data_folder(string dataset)
    {
        using var response = await scene.Submit(ApiScene.Definition.Replace("dataset: mnist", $"dataset: '{dataset}'"));

        var problem = await ApiScene.ReadProblem(response, 400);
        problem.Errors!.Value[0].Message.ShouldContain("a plain folder name");
    }

    [Fact]
    public async Task A_body_that_is_no_definition_is_refused()
    {
        using var image = await scene.Client.PostAsync(
            ApiRoutes.Sweeps, new StringContent("x", Encoding.UTF8, "image/png"));
        using var binary = new ByteArrayContent([0xff, 0xfe, 0x00]);
        binary.Headers.ContentType = new("application/yaml");
        using var notText = await scene.Client.PostAsync(ApiRoutes.Sweeps, binary);

        (await ApiScene.ReadProblem(image, 415)).Type.ShouldBe("urn:sweep:problem:media-type");
        (await ApiScene.ReadProblem(notText, 400)).Type.ShouldBe("urn:sweep:problem:argument");
    }

    [Fact]
    public async Task A_body_larger_than_any_definition_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiRoutes.Sweeps)
        {
            Content = new StringContent(new string('#', (4 << 20) + 1), Encoding.UTF8, "application/yaml"),
            Headers = { ExpectContinue = true },
        };

        using var response = await scene.Client.SendAsync(request);

        (await ApiScene.ReadProblem(response, 413)).Type.ShouldBe("urn:sweep:problem:too-large");
    }
}
