'use strict';
// Draws the charts from the JSON in the page. Colours come from the style sheet, so that both schemes are told once.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const element = id => document.getElementById(id);
  const charts = new Map();
  const isShare = data.metric === 'accuracy';
  const initiallyShown = 6;
  const leaders = 30;

  // Okabe and Ito's order, adapted to each ground; lines beyond the eighth are dashed.
  const palettes = {
    light: ['#0072b2', '#d55e00', '#009e73', '#a4508b', '#b07a00', '#3b8fc4', '#6b5b00', '#555555'],
    dark: ['#56b4e9', '#f08a4b', '#33c49a', '#dd8fc4', '#e6b53c', '#8ab8ff', '#d9d05a', '#b5b5b5'],
  };

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const get = name => style.getPropertyValue('--' + name).trim();
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    return {
      ink: get('ink'), quiet: get('quiet'), line: get('line'), grid: get('grid'), surface: get('surface'),
      accent: get('accent'), good: get('good'), low: get('low'), high: get('high'),
      series: palettes[isDark ? 'dark' : 'light'],
    };
  }

  const significant = value => String(Number(Number(value).toPrecision(4)));
  function figure(value, metric) {
    if (value === null || value === undefined || !isFinite(value)) return '–';
    return metric === 'accuracy' ? (value * 100).toFixed(2) : significant(value);
  }
  const unit = metric => metric === 'accuracy' ? metric + ', %' : metric;
  const text = value => echarts.format.encodeHTML(String(value));
  const scaled = value => value === null ? null : isShare ? value * 100 : value;

  // A few hopeless configurations would squeeze all others into one corner: colours and first views begin where
  // a box plot's whisker would end.
  function robustRange(values) {
    const sorted = values.filter(v => v !== null && isFinite(v)).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const at = share => sorted[Math.round(share * (sorted.length - 1))];
    const reach = 1.5 * (at(0.75) - at(0.25));
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    if (sorted.length < 4 || reach === 0) return { low, high, isCut: false };
    const range = data.maximize
      ? { low: Math.max(low, at(0.25) - reach), high }
      : { low, high: Math.min(high, at(0.75) + reach) };
    return { ...range, isCut: range.low > low || range.high < high };
  }

  function draw(id, height, option) {
    const place = element(id);
    place.style.height = height + 'px';
    charts.get(id)?.dispose();
    const chart = echarts.init(place, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      aria: { enabled: true },
      ...option,
    });
    charts.set(id, chart);
    return chart;
  }

  function note(id, words) {
    element(id).textContent = words;
  }

  function nothing(id, words) {
    charts.get(id)?.dispose();
    charts.delete(id);
    element(id).style.height = 'auto';
    element(id).removeAttribute('role');
    element(id).textContent = words;
  }

  function tooltip(look, more) {
    return {
      backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.ink, fontSize: 13 },
      confine: true, ...more,
    };
  }

  function valueAxis(look, more) {
    return {
      type: 'value', scale: true, nameTextStyle: { color: look.quiet },
      axisLabel: { color: look.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: look.line } },
      splitLine: { lineStyle: { color: look.grid } }, ...more,
    };
  }

  const shorten = (name, most) => name.length <= most ? name : name.slice(0, most - 1) + '…';

  function leaderboard(look) {
    const rows = data.configs.slice(0, leaders);
    const measured = rows.filter(row => row.mean !== null);
    if (measured.length === 0) return nothing('leaderboard', 'No configuration has a measured seed yet.');
    const names = rows.map((row, place) => (place + 1) + '. ' + row.name);
    const range = robustRange(measured.flatMap(row => row.seeds).map(scaled));
    const ends = measured.flatMap(row => [scaled(row.low), scaled(row.high)]).filter(v => v !== null);
    const pad = (range.high - range.low) * 0.04 || Math.abs(range.high) * 0.01 || 1;
    const view = {
      low: range.isCut && data.maximize ? range.low - pad : Math.min(range.low, ...ends) - pad,
      high: range.isCut && !data.maximize ? range.high + pad : Math.max(range.high, ...ends) + pad,
    };
    const all = measured.flatMap(row => row.seeds).map(scaled).concat(ends);
    const colour = row => row.tied ? look.good : look.accent;
    note('leaderboard-note', 'Dot: mean over seeds. Bar: its 95 % interval. Rings: single seeds. '
      + 'Green: not shown to be worse than the first (paired t-tests, Holm).'
      + (data.configs.length > leaders ? ' The first ' + leaders + ' of ' + data.configs.length + ' by rank.' : '')
      + (range.isCut ? ' The view holds most of them; arrows tell means beyond it, and the slider widens it.' : ''));
    const whisker = (params, api) => {
      const [y, low, high] = [api.value(0), api.value(1), api.value(2)];
      const [a, b] = [api.coord([low, y]), api.coord([high, y])];
      const style = { stroke: colour(rows[y]), lineWidth: 2, fill: 'none' };
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
      return { type: 'group', children: [
        line(a[0], a[1], b[0], b[1]), line(a[0], a[1] - 5, a[0], a[1] + 5), line(b[0], b[1] - 5, b[0], b[1] + 5),
      ] };
    };
    const indexed = rows.map((row, place) => [row, place]);
    const edge = (view.high - view.low) * 0.005;
    const isBeyond = row => row.mean !== null && (scaled(row.mean) < view.low || scaled(row.mean) > view.high);
    const chart = draw('leaderboard', 90 + rows.length * 30 + (range.isCut ? 34 : 0), {
      grid: { left: 8, right: 90, top: 8, bottom: range.isCut ? 74 : 44, containLabel: true },
      xAxis: valueAxis(look, {
        name: unit(data.metric), nameLocation: 'middle', nameGap: 28,
        min: Math.min(...all, view.low), max: Math.max(...all, view.high), axisLabel: {
          color: look.quiet, showMinLabel: false, showMaxLabel: false, formatter: significant, hideOverlap: true,
        },
      }),
      dataZoom: range.isCut ? [{
        type: 'slider', startValue: view.low, endValue: view.high, filterMode: 'none', height: 16, bottom: 6,
        brushSelect: false, showDataShadow: false, borderColor: look.line, textStyle: { color: look.quiet }, labelFormatter: significant,
      }] : [],
      yAxis: {
        type: 'category', data: names, inverse: true, axisTick: { show: false },
        axisLine: { lineStyle: { color: look.line } },
        axisLabel: { color: look.ink, interval: 0, formatter: name => shorten(name, 48) },
      },
      tooltip: tooltip(look, {
        formatter: item => {
          const row = rows[item.data[item.seriesName === 'interval' ? 0 : 1] ?? item.data.value[1]];
          return '<b>' + text(row.name) + '</b><br>mean ' + figure(row.mean, data.metric) + ', 95 % interval '
            + figure(row.low, data.metric) + ' to ' + figure(row.high, data.metric) + '<br>' + row.n + ' seeds measured'
            + (row.lost ? ', ' + row.lost + ' lost' : '');
        },
      }),
      series: [
        {
          name: 'seeds', type: 'scatter', symbol: 'circle', symbolSize: 7,
          itemStyle: { color: 'transparent', borderColor: look.quiet, borderWidth: 1, opacity: 0.8 },
          data: indexed.flatMap(([row, place]) => row.seeds.map(value => [scaled(value), place])),
        },
        {
          name: 'interval', type: 'custom', renderItem: whisker, clip: true, encode: { x: [1, 2], y: 0 },
          data: indexed.filter(([row]) => row.low !== null)
            .map(([row, place]) => [place, scaled(row.low), scaled(row.high)]),
        },
        {
          name: 'mean', type: 'scatter', symbolSize: 10,
          data: indexed.filter(([row]) => row.mean !== null)
            .map(([row, place]) => ({ value: [scaled(row.mean), place], itemStyle: { color: colour(row) } })),
        },
        {
          name: 'lost', type: 'scatter', symbolSize: 0, silent: true, clip: false,
          label: {
            show: true, position: 'right', color: look.quiet, distance: 6,
            formatter: item => { const row = rows[item.data[1]]; return row.lost + ' of ' + (row.n + row.lost) + ' lost'; },
          },
          data: indexed.filter(([row]) => row.lost > 0).map(([, place]) => [view.high, place]),
        },
        {
          name: 'beyond', type: 'scatter', symbolSize: 0, silent: true, clip: false,
          label: {
            show: true, position: data.maximize ? 'right' : 'left', color: look.quiet,
            backgroundColor: look.surface, padding: 2,
            formatter: item => (data.maximize ? '◂ ' : '') + figure(rows[item.data[1]].mean, data.metric)
              + (data.maximize ? '' : ' ▸'),
          },
          data: indexed.filter(([row]) => isBeyond(row))
            .map(([, place]) => [data.maximize ? view.low + edge : view.high - edge, place]),
        },
      ],
    });
    // Once the view is moved, what lies beyond it is another matter.
    chart.on('datazoom', () => chart.setOption({ series: [{ name: 'beyond', data: [] }] }));
  }

  function curves(look) {
    const metric = element('curve-metric').value;
    const isLog = element('curve-log').checked;
    const isInterval = element('curve-band').value === 'interval';
    const factor = metric === 'accuracy' ? 100 : 1;
    const usable = value => value !== null && (!isLog || value > 0);
    const drawn = (data.curves[metric] ?? []).map((points, place) => ({
      place, name: (place + 1) + '. ' + data.configs[place].name,
      points: points.filter(point => usable(point[2])).map(([step, n, mean, low, high, min, max]) => ({
        step, n, mean: mean * factor,
        low: (usable(isInterval ? low : min) ? (isInterval ? low : min) : mean) * factor,
        high: ((isInterval ? high : max) ?? mean) * factor,
      })),
    })).filter(curve => curve.points.length > 0);
    if (drawn.length === 0) return nothing('curves', 'No finite value of this metric was reported.');
    element('curves').setAttribute('role', 'img');
    const shown = Object.fromEntries(drawn.map(
      curve => [curve.name, selection.get(curve.place) ?? curve.place < initiallyShown]));
    const colour = curve => look.series[curve.place % look.series.length];
    const width = element('curves').clientWidth || 1000;
    let [rows, used] = [1, 0];
    for (const curve of drawn) {
      const room = 56 + 7 * Math.min(curve.name.length, 44);
      if (used > 0 && used + room > width) [rows, used] = [rows + 1, 0];
      used += room;
    }
    const silent = Math.min(data.configs.length, data.curves[metric].length) - drawn.length;
    note('curves-note', 'Mean over the seeds that gave a finite value at the step. A name in the legend switches its '
      + 'curve.' + (silent > 0 ? ' ' + silent + ' of the configurations gave none.' : ''));
    const band = curve => ({
      name: curve.name, type: 'custom', silent: true, clip: true, z: 1, tooltip: { show: false },
      itemStyle: { color: colour(curve) }, encode: { x: 0, y: [1, 2] },
      data: curve.points.map(point => [point.step, point.low, point.high]),
      renderItem: (params, api) => {
        if (params.dataIndexInside !== 0) return null;
        const points = curve.points.map(point => api.coord([point.step, point.high]))
          .concat(curve.points.slice().reverse().map(point => api.coord([point.step, point.low])));
        return { type: 'polygon', shape: { points }, style: { fill: colour(curve), opacity: 0.16 } };
      },
    });
    const line = curve => ({
      name: curve.name, type: 'line', showSymbol: curve.points.length < 12, symbol: 'circle', symbolSize: 6, z: 3,
      lineStyle: { width: 2, color: colour(curve), type: curve.place < look.series.length ? 'solid' : 'dashed' },
      itemStyle: { color: colour(curve) }, data: curve.points.map(point => [point.step, point.mean, point]),
    });
    const chart = draw('curves', 400 + rows * 25, {
      legend: {
        data: drawn.map(curve => curve.name), selected: shown, bottom: 0, left: 0, right: 0, itemGap: 14, icon: 'roundRect',
        textStyle: { color: look.ink }, inactiveColor: look.quiet + '88', formatter: name => shorten(name, 44),
      },
      grid: { left: 16, right: 24, top: 34, bottom: 38 + rows * 25, containLabel: true },
      xAxis: valueAxis(look, {
        name: 'step', nameLocation: 'middle', nameGap: 28, scale: false, splitLine: { show: false },
      }),
      yAxis: valueAxis(look, {
        type: isLog ? 'log' : 'value', name: unit(metric), nameLocation: 'end',
        nameTextStyle: { color: look.quiet, align: 'left' },
      }),
      tooltip: tooltip(look, {
        trigger: 'axis', axisPointer: { lineStyle: { color: look.quiet } },
        formatter: items => {
          const lines = items.filter(item => item.seriesType === 'line');
          if (lines.length === 0) return '';
          return 'step ' + text(lines[0].data[0]) + lines.map(item => {
            const point = item.data[2];
            const value = v => metric === 'accuracy' ? v.toFixed(2) : significant(v);
            return '<br>' + item.marker + text(item.seriesName) + ' <b>' + value(point.mean) + '</b> ['
              + value(point.low) + ', ' + value(point.high) + '], n ' + point.n;
          }).join('');
        },
      }),
      series: drawn.flatMap(curve => [band(curve), line(curve)]),
    });
    chart.on('legendselectchanged', change => {
      for (const curve of drawn) selection.set(curve.place, change.selected[curve.name]);
    });
  }
  const selection = new Map();

  function heat(look) {
    const cells = new Map();
    for (const row of data.configs.filter(row => row.lr !== null)) {
      const key = row.lr + ' ' + row.optimizer;
      if (!cells.has(key)) cells.set(key, row);
    }
    const found = [...cells.values()];
    const rates = [...new Set(found.map(row => row.lr))].sort((a, b) => a - b);
    const optimizers = [...new Set(found.map(row => row.optimizer))].sort();
    if (found.length === 0) return nothing('heat', 'No configuration has a learning rate.');
    const range = robustRange(found.map(row => scaled(row.mean))) ?? { low: 0, high: 1, isCut: false };
    note('heat-note', 'Mean ' + unit(data.metric) + ' over seeds of the best-ranked configuration in each cell, over '
      + 'all its other hyperparameters. × marks cells of which every seed was lost.'
      + (range.isCut ? ' Values beyond the scale have the colour of its end.' : ''));
    const better = data.maximize ? [look.low, look.high] : [look.high, look.low];
    const place = row => [rates.indexOf(row.lr), optimizers.indexOf(row.optimizer)];
    const inDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const middle = (range.low + range.high) / 2;
    const onCell = value => (value > middle) === data.maximize ? (inDark ? '#10161f' : '#ffffff') : look.ink;
    draw('heat', 120 + optimizers.length * 46, {
      grid: { left: 8, right: 16, top: 8, bottom: 84, containLabel: true },
      xAxis: {
        type: 'category', data: rates.map(String), name: 'learning rate', nameLocation: 'middle', nameGap: 30,
        nameTextStyle: { color: look.quiet }, axisLabel: { color: look.ink }, axisTick: { show: false },
        axisLine: { show: false },
      },
      yAxis: {
        type: 'category', data: optimizers, inverse: true, axisLabel: { color: look.ink }, axisTick: { show: false },
        axisLine: { show: false },
      },
      visualMap: {
        type: 'continuous', min: range.low, max: range.high === range.low ? range.high + 1e-9 : range.high,
        seriesIndex: 0, dimension: 2, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 12, itemHeight: 180,
        inRange: { color: better }, outOfRange: { color: better }, textStyle: { color: look.quiet },
        calculable: false, text: [significant(range.high), significant(range.low)],
      },
      tooltip: tooltip(look, {
        formatter: item => {
          const row = found[item.data.row];
          return '<b>' + text(row.name) + '</b><br>mean ' + figure(row.mean, data.metric) + ', ' + row.n
            + ' seeds measured' + (row.lost ? ', ' + row.lost + ' lost' : '');
        },
      }),
      series: [
        {
          name: 'mean', type: 'heatmap',
          itemStyle: { borderColor: look.surface, borderWidth: 2, borderRadius: 3 },
          data: found.map((row, i) => ({ row, i })).filter(({ row }) => row.mean !== null).map(({ row, i }) => ({
            value: [...place(row), Math.min(range.high, Math.max(range.low, scaled(row.mean)))], row: i,
            label: {
              show: true, color: onCell(scaled(row.mean)),
              formatter: figure(row.mean, data.metric) + (row.lost ? '\n' + row.lost + ' lost' : ''),
            },
          })),
        },
        {
          name: 'lost', type: 'scatter', symbolSize: 0.1, itemStyle: { color: look.quiet },
          label: { show: true, formatter: '×', color: look.quiet, fontSize: 20, position: 'inside' },
          data: found.map((row, i) => ({ row, i })).filter(({ row }) => row.mean === null)
            .map(({ row, i }) => ({ value: place(row), row: i })),
        },
      ],
    });
  }

  function parallel(look) {
    const rows = data.configs.filter(row => row.mean !== null);
    const left = data.configs.length - rows.length;
    if (rows.length === 0) return nothing('parallel', 'No configuration has a measured seed yet.');
    const absent = '–';
    const of = (row, name) => row.values[name] ?? absent;
    const varied = data.parameters.filter(name => new Set(data.configs.map(row => of(row, name))).size > 1);
    note('parallel-note', 'Each line is a configuration, ending at its mean ' + unit(data.metric) + '; green ones are '
      + 'tied with the best. Drag along an axis to pick lines. “–”: the configuration does not name it.'
      + (left > 0 ? ' ' + left + ' without a measured seed ' + (left === 1 ? 'is' : 'are') + ' left out.' : ''));
    const ordered = name => [...new Set(rows.map(row => of(row, name)))].sort((a, b) =>
      a === absent ? -1 : b === absent ? 1 : isNaN(a) || isNaN(b) ? (a < b ? -1 : 1) : a - b);
    const axes = varied.map((name, dim) => ({
      dim, name, type: 'category', data: ordered(name), z: 20, axisLabel: { formatter: value => shorten(value, 14), interval: 0 },
    }));
    const goal = { dim: varied.length, name: unit(data.metric), type: 'value', scale: true, z: 20,
      axisLabel: { formatter: significant } };
    draw('parallel', 380, {
      parallel: {
        left: 56, right: 90, top: 36, bottom: 20,
        parallelAxisDefault: {
          nameTextStyle: { color: look.quiet, fontSize: 13 },
          axisLabel: { color: look.ink, backgroundColor: look.surface, padding: [1, 4], borderRadius: 3, margin: 8 },
          axisLine: { lineStyle: { color: look.quiet } }, axisTick: { show: false },
          areaSelectStyle: { color: look.accent, borderColor: look.accent, opacity: 0.25, width: 18 },
        },
      },
      parallelAxis: [...axes, goal],
      tooltip: tooltip(look, {
        formatter: item => '<b>' + text(item.name) + '</b><br>mean ' + figure(rows[item.dataIndex].mean, data.metric),
      }),
      series: [{
        type: 'parallel', smooth: 0.15, inactiveOpacity: 0.06, activeOpacity: 0.9,
        lineStyle: { width: rows.length > 60 ? 1 : 2, opacity: 0.75 },
        data: rows.map(row => ({
          name: row.name, value: [...varied.map(name => of(row, name)), scaled(row.mean)],
          lineStyle: { color: row.tied ? look.good : look.accent },
        })),
      }],
    });
  }

  function everything() {
    const look = theme();
    leaderboard(look);
    curves(look);
    heat(look);
    parallel(look);
  }

  const metrics = Object.keys(data.curves).sort((a, b) => (b === data.metric) - (a === data.metric));
  for (const metric of metrics) element('curve-metric').append(new Option(metric, metric));
  const redraw = () => curves(theme());
  for (const id of ['curve-metric', 'curve-band', 'curve-log']) element(id).addEventListener('change', redraw);
  const choose = isShown => () => {
    data.configs.forEach((_, place) => selection.set(place, isShown(place)));
    redraw();
  };
  element('curve-all').addEventListener('click', choose(() => true));
  element('curve-few').addEventListener('click', choose(place => place < initiallyShown));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', everything);
  addEventListener('resize', () => charts.forEach(chart => chart.resize()));
  everything();
})();
