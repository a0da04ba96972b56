import type { ComponentCode, Words } from '@baylink/contracts';

/** How often a class comes up, what people say about it, and what the workshop finds. Slots: {km} {months} {speed} {times} {days} {fee}. */
export type Fault = {
  weight: number;
  texts: readonly Words[];
  found?: { cause: Words; correction: Words };
};

export const faults: Record<ComponentCode, Fault> = {
  engine: {
    weight: 40,
    texts: [
      {
        en: 'The engine shakes at idle after a cold start and the warning lamp comes on after about {km} km. It has been like this for {months} months.',
        'zh-CN': '冷启动后怠速抖动明显，行驶约{km}公里时发动机故障灯亮起，这种情况已经持续{months}个月。',
      },
      {
        en: 'Oil level drops visibly between services. I had to top it up {times} times in {months} months.',
        'zh-CN': '两次保养之间机油明显减少，{months}个月内已经补加了{times}次。',
      },
      {
        en: 'The car loses power above {speed} km/h and goes into limp mode. After a restart it is gone for a while.',
        'zh-CN': '车速超过{speed}公里每小时就突然没力，进入跛行模式，重新启动后暂时恢复。',
      },
    ],
    found: {
      cause: { en: 'Ignition coil of cylinder 2 out of range.', 'zh-CN': '二缸点火线圈参数超差。' },
      correction: {
        en: 'Coil and spark plugs replaced, road test without fault.',
        'zh-CN': '更换点火线圈和火花塞，路试正常。',
      },
    },
  },
  transmission: {
    weight: 22,
    texts: [
      {
        en: 'The gearbox jerks from second to third gear, worse in traffic. It began at {km} km.',
        'zh-CN': '二挡升三挡时顿挫严重，堵车时更明显，{km}公里左右开始出现。',
      },
      {
        en: 'When I put it in reverse nothing happens for two or three seconds, then it engages with a bang.',
        'zh-CN': '挂倒挡后要等两三秒才有反应，然后咯噔一下才动。',
      },
    ],
    found: {
      cause: { en: 'Clutch adaptation values outside their limits.', 'zh-CN': '离合器自适应值超出范围。' },
      correction: {
        en: 'Fluid changed, software updated, clutch taught in again.',
        'zh-CN': '更换变速箱油，升级程序并重新自学习。',
      },
    },
  },
  steering: {
    weight: 9,
    texts: [
      {
        en: 'The wheel pulls to the right at {speed} km/h and I have to hold against it all the time.',
        'zh-CN': '车速{speed}公里每小时方向往右跑偏，必须一直用力扶着。',
      },
      {
        en: 'Steering became heavy twice this week and the yellow wheel lamp was on.',
        'zh-CN': '这周方向盘两次突然变沉，仪表上黄色方向盘灯亮。',
      },
    ],
    found: {
      cause: { en: 'Connector of the steering assist had moisture in it.', 'zh-CN': '助力转向插头进水氧化。' },
      correction: {
        en: 'Connector cleaned and sealed, alignment checked.',
        'zh-CN': '清理插头并做密封，复查四轮定位。',
      },
    },
  },
  brakes: {
    weight: 12,
    texts: [
      {
        en: 'Loud squealing when braking below {speed} km/h. The pads were changed only {months} months ago.',
        'zh-CN': '车速{speed}公里以下踩刹车有刺耳尖叫声，刹车片{months}个月前才换过。',
      },
      {
        en: 'The brake pedal goes soft after a long descent and the car needs much more way to stop.',
        'zh-CN': '长下坡后刹车踏板变软，刹车距离明显变长。',
      },
    ],
    found: {
      cause: {
        en: 'Glazed pads, guide pins of the front left caliper stiff.',
        'zh-CN': '刹车片釉化，左前卡钳导向销发涩。',
      },
      correction: {
        en: 'Pads replaced, pins cleaned and greased, fluid changed.',
        'zh-CN': '更换刹车片，清洁润滑导向销，更换制动液。',
      },
    },
  },
  suspension: {
    weight: 8,
    texts: [
      {
        en: 'Knocking from the front over speed bumps, since {months} months. Two visits did not find it.',
        'zh-CN': '过减速带前面咯噔咯噔响，已经{months}个月，去了两次都没查出来。',
      },
      {
        en: 'One of the rear dampers is wet with oil after {km} km.',
        'zh-CN': '才跑了{km}公里，后减震器就漏油了。',
      },
    ],
    found: {
      cause: { en: 'Front left stabiliser link worn.', 'zh-CN': '左前稳定杆连杆磨损。' },
      correction: {
        en: 'Both links replaced, no noise on the road test.',
        'zh-CN': '更换两侧稳定杆连杆，路试无异响。',
      },
    },
  },
  wheels: {
    weight: 8,
    texts: [
      {
        en: 'A tyre loses pressure every {days} days without a nail in it.',
        'zh-CN': '有一条轮胎每{days}天就报胎压低，轮胎上没有钉子。',
      },
      {
        en: 'The inner edges of the rear tyres are worn to the wires at {km} km.',
        'zh-CN': '{km}公里后轮内侧已经磨到帘线了。',
      },
    ],
    found: {
      cause: {
        en: 'Leak at the valve seat; toe of the rear axle out of range.',
        'zh-CN': '气门嘴处漏气，后轮前束超差。',
      },
      correction: { en: 'Valve replaced, axle set.', 'zh-CN': '更换气门嘴，调整后轮前束。' },
    },
  },
  body: {
    weight: 26,
    texts: [
      {
        en: 'Water comes into the left foot well when it rains; the carpet does not dry any more.',
        'zh-CN': '下雨时左前脚垫进水，地毯一直干不了。',
      },
      {
        en: 'Bubbles under the paint of the tailgate after {months} months.',
        'zh-CN': '提车{months}个月，尾门漆面起泡。',
      },
      {
        en: 'The sunroof rattles from {speed} km/h on, every day.',
        'zh-CN': '车速到{speed}公里天窗就开始异响，天天如此。',
      },
    ],
    found: {
      cause: { en: 'Drain of the cowl blocked by leaves.', 'zh-CN': '前风挡下方排水孔被树叶堵塞。' },
      correction: { en: 'Drain cleared, carpet dried, seal renewed.', 'zh-CN': '疏通排水孔，烘干地毯，更换密封条。' },
    },
  },
  electrical: {
    weight: 28,
    texts: [
      {
        en: 'The centre screen goes black while driving and needs {times} restarts before it comes back.',
        'zh-CN': '行驶中中控黑屏，要重启{times}次才能恢复。',
      },
      {
        en: 'The battery is flat after {days} days of standing. I leave nothing switched on.',
        'zh-CN': '停放{days}天电瓶就亏电，车上什么都没开。',
      },
      {
        en: 'The reversing camera shows snow since the last update.',
        'zh-CN': '上次升级之后倒车影像全是雪花。',
      },
    ],
    found: {
      cause: { en: 'Head unit did not go to sleep after the last update.', 'zh-CN': '车机升级后无法休眠。' },
      correction: {
        en: 'Software 4.2.1 installed, standing current measured at 12 mA.',
        'zh-CN': '刷写4.2.1版本，静态电流12毫安。',
      },
    },
  },
  restraints: {
    weight: 3,
    texts: [
      {
        en: 'The airbag lamp stays on since {days} days.',
        'zh-CN': '安全气囊灯常亮，已经{days}天了。',
      },
      {
        en: 'The driver’s seat belt does not roll up any more; it hangs beside the seat.',
        'zh-CN': '主驾安全带拉出来就收不回去，一直耷拉着。',
      },
    ],
    found: {
      cause: { en: 'Plug under the seat loose.', 'zh-CN': '座椅下方插头松动。' },
      correction: {
        en: 'Plug secured, fault memory cleared, test passed.',
        'zh-CN': '固定插头，清除故障码，自检通过。',
      },
    },
  },
  accessories: {
    weight: 12,
    texts: [
      {
        en: 'The air conditioning blows warm after {days} days although it was filled last month.',
        'zh-CN': '上个月刚加过冷媒，{days}天后空调又不制冷了。',
      },
      {
        en: 'The roof rack that came with the car rusts at the screws.',
        'zh-CN': '原厂行李架螺丝处生锈。',
      },
    ],
    found: {
      cause: { en: 'Condenser leaking at the lower joint.', 'zh-CN': '冷凝器下接口泄漏。' },
      correction: {
        en: 'Condenser replaced, system filled, no loss after a day.',
        'zh-CN': '更换冷凝器并加注冷媒，观察一天无泄漏。',
      },
    },
  },
  'traction-battery': {
    weight: 10,
    texts: [
      {
        en: 'Range fell from 410 to 260 km within {months} months, also in mild weather.',
        'zh-CN': '{months}个月续航从410公里掉到260公里，天气不冷也这样。',
      },
      {
        en: 'Fast charging stops at 40 % with the message "see a workshop". It happened {times} times.',
        'zh-CN': '快充到40%就停，提示“请联系服务站”，已经{times}次。',
      },
    ],
    found: {
      cause: { en: 'One module 60 mV below the others.', 'zh-CN': '其中一个模组压差60毫伏。' },
      correction: { en: 'Module replaced and balanced, capacity test 97 %.', 'zh-CN': '更换模组并均衡，容量测试97%。' },
    },
  },
  'electric-drive': {
    weight: 4,
    texts: [
      {
        en: 'A whining noise from the rear axle between 40 and {speed} km/h, louder every week.',
        'zh-CN': '40到{speed}公里之间后桥有啸叫，一周比一周大。',
      },
      {
        en: 'The car switched itself to neutral on a slope; the screen said "drive limited".',
        'zh-CN': '上坡时车辆自动跳空挡，屏幕提示“动力受限”。',
      },
    ],
    found: {
      cause: { en: 'Bearing of the drive unit noisy.', 'zh-CN': '电驱总成轴承异响。' },
      correction: { en: 'Drive unit replaced, oil level set.', 'zh-CN': '更换电驱总成并校正油位。' },
    },
  },
  other: {
    weight: 4,
    texts: [
      {
        en: 'A smell of plastic in the cabin that gives the children a headache, {months} months after delivery.',
        'zh-CN': '提车{months}个月，车内塑料味还是很重，孩子坐车头疼。',
      },
      {
        en: 'Fuel use is 30 % above what the paper says. I have kept all receipts over {km} km.',
        'zh-CN': '{km}公里下来油耗比标称高三成，加油票据都留着。',
      },
    ],
    found: {
      cause: {
        en: 'Cabin filter and insulation mat checked, mat out of its batch’s limits.',
        'zh-CN': '检查空调滤芯和隔音垫，隔音垫批次异常。',
      },
      correction: { en: 'Mat replaced, cabin aired and measured.', 'zh-CN': '更换隔音垫，通风后检测合格。' },
    },
  },
  'service-attitude': {
    weight: 9,
    texts: [
      {
        en: 'I waited {times} hours at reception and was told that I could leave if I did not like it.',
        'zh-CN': '在前台等了{times}个小时，工作人员说不满意可以走。',
      },
      {
        en: 'Nobody calls back. I rang {times} times in {days} days.',
        'zh-CN': '{days}天打了{times}次电话，没有一个人回复。',
      },
    ],
  },
  'sales-fraud': {
    weight: 7,
    texts: [
      {
        en: 'The car was sold as new but had {km} km on it and a repainted door.',
        'zh-CN': '说是新车，提车时已经跑了{km}公里，车门还补过漆。',
      },
      {
        en: 'They sold me a model year that had ended {months} months before and said nothing.',
        'zh-CN': '卖给我的是{months}个月前就停产的老款，销售只字不提。',
      },
    ],
  },
  'broken-promise': {
    weight: 6,
    texts: [
      {
        en: 'The free service that was promised in writing is refused now.',
        'zh-CN': '合同上写的免费保养，现在不认了。',
      },
      {
        en: 'Delivery was promised within {days} days; {months} months later there is no car and no refund.',
        'zh-CN': '承诺{days}天交车，{months}个月了车没有、定金也不退。',
      },
    ],
  },
  'service-charge': {
    weight: 4,
    texts: [
      {
        en: 'I was charged {fee} yuan for a diagnosis that was said to be free.',
        'zh-CN': '说好免费检测，结账却收了{fee}元。',
      },
      {
        en: 'The bill lists parts for {fee} yuan that were never fitted.',
        'zh-CN': '结算单上多出{fee}元的配件，根本没有换。',
      },
    ],
  },
  workmanship: {
    weight: 4,
    texts: [
      {
        en: 'After the service the drain plug was loose and oil ran out on the motorway.',
        'zh-CN': '保养后放油螺丝没拧紧，高速上漏光了机油。',
      },
      {
        en: 'They took the dashboard apart {times} times and now there are three new noises.',
        'zh-CN': '中控台拆了{times}次，反而多了三处异响。',
      },
    ],
  },
  'parts-dispute': {
    weight: 4,
    texts: [
      {
        en: 'The part has been on order for {days} days and nobody can say when it comes.',
        'zh-CN': '配件订了{days}天，没人说得清什么时候到。',
      },
      {
        en: 'An aftermarket part was fitted and the genuine one charged, {fee} yuan.',
        'zh-CN': '装的是副厂件，却按原厂件收了{fee}元。',
      },
    ],
  },
};
