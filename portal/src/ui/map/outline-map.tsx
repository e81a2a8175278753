import { type Outline, pathOf, projector } from './island-outline.ts';
import { type MapPoint, radiusOf, toneVariables } from './map-point.ts';

type OutlineMapProps = {
  outline: Outline;
  points: readonly MapPoint[];
  label: string;
  selectedId?: string | null;
};

const { width, height, project } = projector(400, 20);

/** The island as a drawing: what is there before, and without, script and WebGL. */
export function OutlineMap({ outline, points, label, selectedId }: OutlineMapProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="size-full bg-water">
      <path
        d={pathOf(outline, project)}
        className="fill-land stroke-shore"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      {points.map((point) => {
        const [x, y] = project([point.longitude, point.latitude]);
        const isSelected = point.id === selectedId;
        return (
          <circle
            key={point.id}
            cx={x}
            cy={y}
            r={radiusOf(point) + (isSelected ? 3 : 0)}
            fill={`var(${toneVariables[point.tone]})`}
            stroke="var(--paper)"
            strokeWidth={isSelected ? 3 : 1.5}
          >
            <title>{point.label}</title>
          </circle>
        );
      })}
    </svg>
  );
}
