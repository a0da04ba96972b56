import { Answers } from '@baylink/bus';
import type { In, Out } from '@baylink/contracts';
import {
  changeStation,
  countStations,
  createStation,
  getStation,
  importStations,
  listStations,
  nearestStations,
  type Station,
} from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { StationImport } from './station.import.js';
import { StationService } from './station.service.js';

@Controller()
export class StationController {
  constructor(
    private readonly stations: StationService,
    private readonly imports: StationImport,
  ) {}

  @Answers(listStations)
  list(asked: In<typeof listStations>): Promise<Out<typeof listStations>> {
    return this.stations.list(asked);
  }

  @Answers(getStation)
  get(asked: In<typeof getStation>): Promise<Station> {
    return this.stations.get(asked);
  }

  @Answers(createStation)
  create(asked: In<typeof createStation>): Promise<Station> {
    return this.stations.create(asked);
  }

  @Answers(changeStation)
  change(asked: In<typeof changeStation>): Promise<Station> {
    return this.stations.change(asked);
  }

  @Answers(importStations)
  async import({ rows, crs, preview }: In<typeof importStations>): Promise<Out<typeof importStations>> {
    return { items: preview ? this.imports.preview(rows, crs) : await this.imports.import(rows, crs) };
  }

  @Answers(nearestStations)
  nearest(asked: In<typeof nearestStations>): Promise<Out<typeof nearestStations>> {
    return this.stations.nearest(asked);
  }

  @Answers(countStations)
  count(): Promise<Out<typeof countStations>> {
    return this.stations.count();
  }
}
