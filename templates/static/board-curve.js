// The last hour as two lines. Colours come from the page, so that light, dark and the wall look like themselves.
import { brief, hourMinute } from "./board-live.js";

const token = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();

// words: {view, play, "curve.push"}; look: {font, line, left} in pixels, {labels, tip} whether there are some
export function curve(element, words) {
  const chart = echarts.init(element, null, { renderer: "svg" });
  new ResizeObserver(() => chart.resize()).observe(element);
  return { draw(rows, marks, look) { chart.setOption(option(element, rows, marks, look, words)); } };
}

function option(element, rows, marks, look, words) {
  const ink = token(element, "--ink"), ink2 = token(element, "--ink-2"), line = token(element, "--line"), sheet = token(element, "--sheet");
  const text = { color: ink2, fontSize: look.font, fontFamily: token(element, "--font") };
  const first = rows[0].start, last = rows[rows.length - 1].start;
  const near = marks.filter(([at]) => at >= first && at <= last);
  // The minute that runs is not over: it is only hinted at.
  const series = (key, color, dash, opacity, part) => ({
    name: words[key], type: "line", data: part.map((one) => [one.start, one[key]]), showSymbol: false, smooth: 0.25, smoothMonotone: "x",
    lineStyle: { width: look.line, color, type: dash, opacity }, itemStyle: { color }, emphasis: { disabled: true },
  });
  const over = rows.slice(0, -1), runs = rows.slice(-2), [s1, s2] = [token(element, "--s1"), token(element, "--s2")];
  const view = series("view", s1, "solid", 1, over), play = series("play", s2, [6, 3], 1, over);
  view.areaStyle = { color: s1, opacity: 0.10 };
  const hints = [series("view", s1, "dotted", 0.7, runs), series("play", s2, "dotted", 0.7, runs)];
  hints.forEach((hint, i) => { hint.endLabel = { show: look.labels, formatter: hint.name, ...text, color: ink, distance: look.font / 2, offset: [0, (i - 0.5) * look.font] }; });
  view.markLine = {
    silent: true, symbol: "none", animation: false, lineStyle: { color: ink2, width: 1, type: "dotted" },
    label: { ...text, color: ink2, formatter: (mark) => mark.name, position: "end", distance: 4 },
    data: near.map(([at]) => ({ xAxis: Math.floor(at / 60000) * 60000, name: `${words["curve.push"]} ${hourMinute(at)}` })),
  };
  return {
    animation: false, textStyle: { fontFamily: text.fontFamily },
    grid: { left: look.left, right: look.labels ? look.font * 3.2 : 8, top: look.font * 2.2, bottom: look.font * 2 },
    tooltip: look.tip ? { trigger: "axis", confine: true, transitionDuration: 0, backgroundColor: sheet, borderColor: line, textStyle: { color: ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: ink2 } },
      formatter: (at) => `${hourMinute(at[0].value[0])}<br>` + at.filter((one, i) => at.findIndex((other) => other.seriesName === one.seriesName) === i).map((one) => `${one.marker}${one.seriesName}&ensp;<b>${brief(one.value[1])}</b>`).join("<br>") } : undefined,
    xAxis: { type: "time", min: first, max: last, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, splitLine: { show: false }, minInterval: 600000, maxInterval: 600000,
      axisLabel: { ...text, formatter: (at) => hourMinute(at), hideOverlap: true, margin: look.font * 0.7 } },
    yAxis: { type: "value", minInterval: 1, splitNumber: 3, axisLabel: { ...text, formatter: brief }, splitLine: { lineStyle: { color: line } } },
    series: [view, play, ...hints],
  };
}
